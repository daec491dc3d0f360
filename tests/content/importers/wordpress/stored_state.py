"""All that the database and the media folder hold, to see whether anything changed."""

from pathlib import Path

from django.conf import settings
from django.db import connection


def stored_state() -> dict[str, str]:
    """A digest of the rows of each table, and the names of the files."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            name = connection.ops.quote_name(table)
            rows = "string_agg(row::text, '|' ORDER BY row::text)"
            cursor.execute(f"SELECT md5({rows}) FROM {name} AS row")  # noqa: S608  the names of our own tables
            found[table] = cursor.fetchone()[0]
    root = Path(settings.MEDIA_ROOT)
    files = sorted(str(file.relative_to(root)) for file in root.rglob("*") if file.is_file())
    found["files"] = "\n".join(files)
    return found
