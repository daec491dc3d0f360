"""The pieces that a site is made of: how each kind is read from its file and written."""
