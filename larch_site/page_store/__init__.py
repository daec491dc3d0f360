"""Keeps published pages answering: from memory in microseconds, and while the database is away."""
