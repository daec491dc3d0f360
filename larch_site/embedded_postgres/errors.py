"""What went wrong with the embedded database, and what to do."""


class EmbeddedPostgresError(RuntimeError):
    """The embedded database can't be used; the message says what to do about it."""
