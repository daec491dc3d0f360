"""The database engine of the site: Django's own, with a gate before it."""

import psycopg
from django.db.backends.postgresql import base

from larch_site.database import gate


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params):
        """At a server that hangs, each would wait two seconds; a thread that waits serves nobody."""
        if gate.is_closed():
            raise psycopg.OperationalError("The database is known to be away.")
        connection = super().get_new_connection(conn_params)
        gate.remember(connection)
        return connection
