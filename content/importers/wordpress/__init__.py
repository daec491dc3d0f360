"""Moves a WordPress site in: its standard export becomes our pages, pictures, files and redirects."""
