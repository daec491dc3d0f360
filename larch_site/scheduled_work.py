"""What is due each minute: `python -m larch_site.scheduled_work`, beside the web processes."""

import logging
import os
import time

import django
from django.core.management import CommandError, call_command
from django.db import Error, close_old_connections, connection

EVERY = 60  # seconds
LOOK_EVERY = 1  # second, whether the database is there
# The purge asks the database whether it was done today, which is one short query.
# The check of sources comes last: it waits for one page of somebody else's.
COMMANDS = [
    "publish_scheduled",
    "keep_registrations",
    "follow_clock",
    "forget_old_searches",
    "freeze_quarter --due",
    "purge_expired --apply --daily",
    "check_sources --due --limit 1",
]

log = logging.getLogger(__name__)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "larch_site.settings.dev")
    django.setup()
    while True:
        close_old_connections()  # a restarted database is met with a new one
        do_what_is_due()
        wait()


def wait() -> None:
    """Until the full minute, as editors expect; or until a database that was away is back, since what
    fell due meanwhile is late already, and pages that expired would be seen again.
    """
    ends, away = time.time() + EVERY - time.time() % EVERY, is_away()
    while away or time.time() < ends:
        left = max(ends - time.time(), 0)
        time.sleep(LOOK_EVERY if away else min(LOOK_EVERY, left))
        was_away, away = away, is_away()
        if was_away and not away:
            return


def is_away() -> bool:
    close_old_connections()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return True
    return False


def do_what_is_due() -> None:
    """Each command by itself: a database that is away costs a minute, not the process."""
    for command in COMMANDS:
        try:
            call_command(*command.split())
        except (Error, CommandError):
            log.exception("%s waits for the database", command)


if __name__ == "__main__":
    main()
