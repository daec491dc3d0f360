"""Puts the triggers on the tables that readers see, after each `migrate`."""

from django.apps import apps
from django.db import connections
from django.db.models.signals import post_migrate

from content.publication.shown import COLUMNS_NOT_SHOWN, SEEN_TO_GO, shown_models

ROWS, EMPTIED = "larch_row_changed", "larch_table_emptied"
EVENTS = "INSERT OR UPDATE OR DELETE"


def connect(*, sender: object) -> None:
    post_migrate.connect(install, sender=sender, dispatch_uid="publication_triggers")


def install(*, using: str, **_: object) -> None:
    """Only those that are missing or of old: making one waits for everybody who writes to its table.

    Before its migration, or after that was taken back, there is no function to call.
    """
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_proc WHERE proname = %s", [ROWS])
        if cursor.fetchone() is None:
            return
        wanted = {model._meta.db_table: EVENTS for model in shown_models()}
        wanted |= {apps.get_model(label)._meta.db_table: "DELETE" for label in SEEN_TO_GO}
        made = set(connections[using].introspection.table_names(cursor))
        present = tables_with(cursor)
        given = "".join(f"{column}\0" for column in COLUMNS_NOT_SHOWN).encode()
        current = {table for table, arguments in present.items() if arguments == given}
        for table in sorted((wanted.keys() & made) - current):
            name = connections[using].ops.quote_name(table)
            cursor.execute(made_for(name, wanted[table]))
        for table in sorted(present.keys() - wanted.keys()):
            name = connections[using].ops.quote_name(table)
            cursor.execute(f"DROP TRIGGER {ROWS} ON {name}; DROP TRIGGER {EMPTIED} ON {name}")


def made_for(table: str, events: str) -> str:
    """For each row, so that a draft, or a save without a change, raises nothing."""
    unseen = ", ".join(f"'{column}'" for column in COLUMNS_NOT_SHOWN)
    return (
        f"CREATE OR REPLACE TRIGGER {ROWS} AFTER {events} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {ROWS}({unseen}); "
        f"CREATE OR REPLACE TRIGGER {EMPTIED} AFTER TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {EMPTIED}()"
    )


def tables_with(cursor) -> dict[str, bytes]:
    """Those that have the trigger, with its arguments, each ended by a nought."""
    cursor.execute(
        "SELECT relname, tgargs FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
        "WHERE tgname = %s",
        [ROWS],
    )
    return {table: bytes(arguments) for table, arguments in cursor.fetchall()}
