"""Findings from a CSV file, laid out as the open data: all of it becomes drafts, or nothing does."""
