"""Looks for a word in every table, whatever Django knows of it: for what must not be kept."""

from urllib.parse import quote, quote_plus

from django.contrib.sessions.models import Session
from django.db import connection

TEXT = [
    "character varying", "character", "text", "json", "jsonb", "xml", "tsvector", "bytea", "ARRAY",
    "inet", "cidr", "name",
]  # fmt: skip
TEXT_COLUMNS = """
    SELECT table_name, column_name, data_type FROM information_schema.columns
    JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND data_type = ANY(%s)
    ORDER BY table_name, column_name
"""


def places_of(word: str) -> list[str]:
    """ "table.column" for each column that holds the word, in any case, also as part of another.

    It is also found as browsers send it, and inside the sessions, which are packed.
    """
    with connection.cursor() as cursor:
        cursor.execute(TEXT_COLUMNS, [TEXT])
        found = [
            f"{table}.{column}"
            for table, column, kind in cursor.fetchall()
            if stands_in(cursor, table, column, kind, word)
        ]
    if any(word.casefold() in str(one.get_decoded()).casefold() for one in Session.objects.all()):
        found.append("django_session.session_data")
    return found


def stands_in(cursor, table: str, column: str, kind: str, word: str) -> bool:
    name = connection.ops.quote_name(column)
    text = f"encode({name}, 'escape')" if kind == "bytea" else f"{name}::text"
    cursor.execute(
        f"SELECT 1 FROM {connection.ops.quote_name(table)} "  # noqa: S608  (names of the database)
        f"WHERE lower({text}) LIKE ANY(%s) LIMIT 1",
        [[f"%{escaped(form.lower())}%" for form in (word, quote(word), quote_plus(word))]],
    )
    return cursor.fetchone() is not None


def escaped(word: str) -> str:
    """Without a meaning of its own for LIKE."""
    return word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
