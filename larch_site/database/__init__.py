"""Django's PostgreSQL, which can be told that the server is away."""
