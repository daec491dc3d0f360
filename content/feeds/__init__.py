"""Atom feeds: what is new, for readers who keep up by themselves and leave us no address."""
