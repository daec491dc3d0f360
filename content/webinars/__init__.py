"""A webinar from its invitation to its transcript."""
