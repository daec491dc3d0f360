"""What the search knows: things that can be found, their passages, and what staff add to them."""
