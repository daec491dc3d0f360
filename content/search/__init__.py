"""Finding things: what is published becomes entries of the search index, and readers ask for them."""
