"""Bring database and static files up to date: `python -m larch_site.prepare`."""

import logging
import os
import sys
import time
from collections.abc import Callable

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import OperationalError

from larch_site import collected_files, environment, first_login
from larch_site.embedded_postgres import locks

OTHER_START = 300.0  # seconds


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "larch_site.settings.dev")
    # As in manage.py: some migrations take longer than a page may.
    os.environ.setdefault("STATEMENT_TIMEOUT", "0")
    try:
        django.setup()
        logging.disable(logging.INFO)  # each page loaded would be announced between our lines
        _wait_for_another_start()
        for title, step in _steps():
            _do(title, step)
        return 0 if first_login.exists() else first_login.MISSING
    except (ImproperlyConfigured, CommandError) as error:
        return _fail(str(error))
    except OperationalError as error:
        return _fail(f"The database does not answer; check DATABASE_URL. It says: {error}")


def _wait_for_another_start() -> None:
    """Two starts on one folder prepare it one after the other; the lock ends with the process."""
    folder = environment.var_folder()
    folder.mkdir(parents=True, exist_ok=True)
    if locks.take(folder / "prepare.lock", exclusive=True, patience=OTHER_START) is None:
        raise CommandError(
            f"Another start has been preparing {folder} for {OTHER_START:.0f} seconds. "
            "Wait for it, or end it."
        )


def _steps() -> list[tuple[str, Callable[[], object]]]:
    content = "load_demo" if environment.demo() else "create_site"
    return [
        ("Database tables", lambda: call_command("migrate", interactive=False, verbosity=0)),
        ("Demo content" if environment.demo() else "Bare site", lambda: call_command(content)),
        ("Search index", lambda: call_command("index_search", missing=True)),
        ("Static files", collected_files.collect_if_changed),
    ]


def _do(title: str, step: Callable[[], object]) -> None:
    print(f"{title} ...", flush=True)
    begun = time.monotonic()
    step()
    print(f"{title}: done in {time.monotonic() - begun:.1f} s", flush=True)


def _fail(message: str) -> int:
    print(message, file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main())
