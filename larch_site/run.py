"""`make run`: everything that it takes to have the site running, until Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType

from django.core.exceptions import ImproperlyConfigured

from larch_site import embedded_postgres, environment, first_login
from larch_site.child_process import ChildProcess
from larch_site.embedded_postgres import EmbeddedPostgresError
from larch_site.parent_death import die_with_parent, stop_with_make
from larch_site.web_server import WebServer, gunicorn

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LOOK_EVERY = 0.5  # seconds
LEAVING = 4.0  # seconds


class Stopped(BaseException):
    """Somebody asked us to stop. Not an Exception, so that nothing catches it by the way."""


def main() -> int:
    if sys.argv[1:]:
        return _fail(
            "The site is started without arguments; environment variables set it, which README.md "
            "lists. For example: make run PORT=8001 DEMO=no"
        )
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "larch_site.settings.dev")
    for kind in STOPPING:
        signal.signal(kind, _stop)
    stop_with_make()
    try:
        return _serve()
    except Stopped:
        return 0
    except (ImproperlyConfigured, EmbeddedPostgresError) as error:
        return _fail(str(error))


def _serve() -> int:
    port = environment.port()
    os.environ["PORT"] = str(
        port
    )  # for what prepares the site: this is where it is going to answer
    host = environment.allowed_hosts()[0].removeprefix(".")
    # Checked now, not after a minute of preparing.
    for check in (environment.demo, environment.web_processes, environment.trusted_proxy):
        check()
    if _is_taken(port):
        return _fail(
            f"Port {port} is taken by another program. Stop that one, or choose another port: "
            f"make run PORT={port + 1}"
        )
    keep_database()
    prepared = _prepare()
    if prepared not in (0, first_login.MISSING):
        return _fail("The site could not be prepared; the reason stands above.")
    server, *others = _children(port, host)
    try:
        if not server.start():
            return _fail(f"The site did not start. Its log ends:\n{server.last_words()}")
        for child in others:
            child.launch()
        _announce(port, prepared)
        _watch(server, *others)
    finally:
        for kind in STOPPING:
            signal.signal(kind, signal.SIG_IGN)  # an impatient second Ctrl-C leaves nothing behind
        for child in (server, *others):
            child.stop()


def _children(port: int, host: str) -> list[ChildProcess]:
    """The web server first; it must be up before the others begin."""
    log = environment.var_folder() / "site.log"
    commands = {
        "scheduled work": ["-m", "larch_site.scheduled_work"],
        "outbox": ["manage.py", "send_outbox", "--loop"],
    }
    return [
        WebServer(name="web server", command=gunicorn(port), log=log, port=port, host=host),
        *(
            ChildProcess(name=name, command=[sys.executable, *arguments], log=log)
            for name, arguments in commands.items()
        ),
    ]


def keep_database() -> None:
    """Have the embedded database running and looked after, unless DATABASE_URL names another."""
    folder = environment.var_folder() / "postgres"
    if not environment.text("DATABASE_URL", "") and not embedded_postgres.keeper_is_alive(folder):
        embedded_postgres.ensure_running(folder)


def _prepare() -> int:
    """Migrate and load in a process of its own, so that this one stays small."""
    command = [sys.executable, "-m", "larch_site.prepare"]
    child = subprocess.Popen(
        command, cwd=environment.PROJECT, preexec_fn=die_with_parent(signal.SIGTERM)
    )
    try:
        return child.wait()
    finally:
        if child.poll() is None:
            child.terminate()
            child.wait()


def _watch(*children: ChildProcess) -> None:
    """Bring back whatever dies, until we are stopped."""
    while True:
        time.sleep(LOOK_EVERY)
        for child in children:
            child.keep_running()
        try:
            keep_database()
        except EmbeddedPostgresError as error:
            _say(f"The database can't be started again: {error}")


def _announce(port: int, prepared: int) -> None:
    _say(f"\nThe site is at http://127.0.0.1:{port}/ and its admin at /admin/.")
    logins = environment.var_folder() / "demo_logins.txt"
    if environment.demo() and logins.exists():
        _say(f"Demo logins:\n{logins.read_text().rstrip()}")
    if not environment.text("EMAIL_URL", ""):
        _say(f"Mails are put into {environment.var_folder() / 'mails'}.")
    if prepared == first_login.MISSING:
        _say(first_login.HOW_TO_MAKE_IT)
    _say("Ctrl-C stops it.")


def _is_taken(port: int) -> bool:
    """Whether somebody else listens; a killed site's processes get a moment to leave."""
    deadline = time.monotonic() + LEAVING
    while not _is_free(port):
        if time.monotonic() > deadline:
            return True
        time.sleep(0.1)
    return False


def _is_free(port: int) -> bool:
    with socket.socket() as ours:
        # As gunicorn does; without it, the connections of a stopped site count as taken.
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            ours.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped


def _say(line: str) -> None:
    print(line, flush=True)


def _fail(message: str) -> int:
    print(message, file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main())
