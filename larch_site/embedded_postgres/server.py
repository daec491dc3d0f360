"""Make, start and stop one PostgreSQL server."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from larch_site.embedded_postgres import account, leftovers
from larch_site.embedded_postgres.binaries import Installation, installation_for
from larch_site.embedded_postgres.errors import EmbeddedPostgresError
from larch_site.embedded_postgres.folder import DATABASE, USER, ServerFolder
from larch_site.parent_death import die_with_parent

FIRST_WITH_BUILTIN_LOCALE = 17
FIRST_WITH_IO_METHODS = 18
START_PATIENCE = 60.0  # seconds; recovery after a crash may take some
STOP_STEPS = [(signal.SIGINT, 15.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0)]
NEW_DATA = "data.new-"

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "64MB",
    "max_wal_size": "256MB",
    # Nothing replicates from this server, and worker processes for reading cost more than they
    # bring to a database of this size.
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_logical_replication_workers": "0",
    "jit": "off",
    "log_checkpoints": "off",
    # A statement that fails holds what somebody typed, and its details the row that was refused.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
# For tests, whose data is worth nothing after them.
NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass
class Server:
    """The server of one folder, as a child of this process once started."""

    folder: ServerFolder
    durable: bool = True
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server and wait until it answers, making its data first if there is none."""
        installation = installation_for(self.folder.data)
        prefix = account.prefix_for(self.folder.root)
        leftovers.clear(self.folder.cluster_name, gently=not self.process)
        leftovers.forget_recycled(self.folder.data)
        if not self.folder.data.exists():
            _initialise(self.folder, installation, prefix)
        sockets = self.folder.make_socket_folder()
        if prefix:
            _share_owner(sockets, self.folder.root)
        log_start = _size(self.folder.server_log)
        with self.folder.server_log.open("ab") as log:
            self.process = subprocess.Popen(
                [*prefix, installation.program("postgres"), *self._arguments(sockets)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=_environment(),
                preexec_fn=die_with_parent(signal.SIGINT),
            )
        self._wait_until_ready(installation, log_start)

    def stop(self) -> None:
        """Stop the server: clients are cut off, what was committed stays."""
        for kind, patience in STOP_STEPS:
            if self.process is None or self.process.poll() is not None:
                break
            self.process.send_signal(kind)
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                continue
        leftovers.clear(self.folder.cluster_name, gently=False)

    def has_died(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def _arguments(self, sockets: Path) -> list[str]:
        settings = SETTINGS | {
            # Quoted, because the setting is a list and a path may hold a comma.
            "unix_socket_directories": '"{}"'.format(str(sockets).replace('"', '""')),
            "cluster_name": self.folder.cluster_name,
        }
        if self._has_io_workers():
            settings["io_method"] = "sync"
        if not self.durable:
            settings |= NOT_DURABLE
        flags = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        return ["-D", str(self.folder.data), *flags]

    def _has_io_workers(self) -> bool:
        return int((self.folder.data / "PG_VERSION").read_text()) >= FIRST_WITH_IO_METHODS

    def _wait_until_ready(self, installation: Installation, log_start: int) -> None:
        deadline = time.monotonic() + START_PATIENCE
        while not answers(installation, self.folder):
            if self.has_died() or time.monotonic() > deadline:
                self.stop()
                said = self.folder.server_log.read_bytes()[log_start:].decode(errors="replace")
                raise EmbeddedPostgresError(
                    f"The embedded database did not start. Its log {self.folder.server_log} ends:\n"
                    + "\n".join(said.splitlines()[-6:])
                )
            time.sleep(0.02)


def answers(installation: Installation, folder: ServerFolder) -> bool:
    """Whether the server accepts connections now."""
    sockets = folder.socket_folder()
    if sockets is None:
        return False
    command = [installation.program("pg_isready"), "-q", "-t", "2", "-h", str(sockets)]
    # Names that exist, or each question leaves an error in the server's log.
    command += ["-U", USER, "-d", DATABASE]
    return subprocess.run(command, env=_environment(), check=False).returncode == 0


def _initialise(folder: ServerFolder, installation: Installation, prefix: list[str]) -> None:
    """Make the data elsewhere, then rename: half-made data would never start again."""
    for abandoned in folder.root.glob(f"{NEW_DATA}*"):
        shutil.rmtree(abandoned, ignore_errors=True)
    new = Path(tempfile.mkdtemp(prefix=NEW_DATA, dir=folder.root))
    _share_owner(new, folder.root)
    locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    _run(
        [*prefix, installation.program("initdb"), "-D", str(new), "-U", USER, "--encoding=UTF8"]
        + (locale if installation.version >= FIRST_WITH_BUILTIN_LOCALE else [])
        + ["--locale=C", "--auth-local=trust", "--auth-host=reject", "--no-instructions"]
    )
    _run(
        [*prefix, installation.program("postgres"), "--single", "-D", str(new), "postgres"],
        f"CREATE DATABASE {DATABASE}",
    )
    new.rename(folder.data)


def _run(command: list[str], text: str = "") -> None:
    done = subprocess.run(
        command,
        input=text,
        capture_output=True,
        text=True,
        check=False,
        env=_environment(),
        preexec_fn=die_with_parent(signal.SIGTERM),
    )
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip()
        raise EmbeddedPostgresError(f"The embedded database could not be made:\n{said}")


def _environment() -> dict[str, str]:
    """Nothing of ours, so that no PGHOST or locale of the account's reaches the server."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}


def _share_owner(place: Path, model: Path) -> None:
    """Give `place` to the owner of `model`; matters only when root serves somebody's folder."""
    status = model.stat()
    if place.stat().st_uid != status.st_uid:
        os.chown(place, status.st_uid, status.st_gid)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
