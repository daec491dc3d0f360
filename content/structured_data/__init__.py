"""What a page is about, in schema.org's words, for search engines: JSON-LD, one module a type.

A builder leaves out what isn't known. It makes up no date, place or person.
"""
