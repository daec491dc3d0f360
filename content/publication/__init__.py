"""Tells whoever keeps pages when something that readers see has changed."""
