"""Where the embedded database keeps its files."""

import hashlib
import os
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from larch_site.embedded_postgres.errors import EmbeddedPostgresError

SOCKET_NAME = ".s.PGSQL.5432"
SHORT = 60  # bytes; leaves room for a folder and the socket
SOCKET_PATH_LIMIT = 107  # bytes, of which Linux gives 108 with the closing zero
LOG_LIMIT = 5_000_000  # bytes
USER = DATABASE = "larch"


@dataclass(frozen=True)
class ServerFolder:
    """The folder of one embedded server: its data, locks, logs and socket."""

    root: Path

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def users_lock(self) -> Path:
        return self.root / "users.lock"

    @property
    def keeper_lock(self) -> Path:
        return self.root / "keeper.lock"

    @property
    def server_log(self) -> Path:
        return self.root / "server.log"

    @property
    def keeper_log(self) -> Path:
        return self.root / "keeper.log"

    @property
    def _remembered_socket_folder(self) -> Path:
        return self.root / "socket_folder"

    @property
    def cluster_name(self) -> str:
        """A name that shows in the title of each server process and in no other server's."""
        status = self.root.stat()
        identity = f"{self.root}:{status.st_dev}:{status.st_ino}"
        return f"larch-{hashlib.sha256(os.fsencode(identity)).hexdigest()[:16]}"

    def prepare(self) -> None:
        """Make the folder, or say whose it is."""
        try:
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            effective = os.access in os.supports_effective_ids
            usable = os.access(self.root, os.R_OK | os.W_OK | os.X_OK, effective_ids=effective)
        except OSError as error:
            raise EmbeddedPostgresError(
                f"The database folder {self.root} can't be made ({error.strerror}). "
                "Set VAR_FOLDER to a folder that you may write to, or DATABASE_URL to use a "
                "PostgreSQL of your own."
            ) from error
        owner = (self.data if self.data.exists() else self.root).stat().st_uid if usable else None
        if not usable or os.geteuid() not in (0, owner):
            raise EmbeddedPostgresError(
                f"The database folder {self.root} belongs to another account. Run as that "
                f'account, or take the folder over with: sudo chown -R "$(id -u):$(id -g)" '
                f"{self.root}"
            )

    def socket_folder(self) -> Path | None:
        """The folder of the server's socket; None while a long path has no short one yet."""
        own = self.root / "socket"
        if len(os.fsencode(own / SOCKET_NAME)) <= SOCKET_PATH_LIMIT:
            return own
        try:
            return Path(self._remembered_socket_folder.read_text())
        except FileNotFoundError:
            return None

    def make_socket_folder(self) -> Path:
        """Make the socket's folder, private. Under the temporary folder when the path is long."""
        place = self.socket_folder()
        if place == self.root / "socket":
            place.mkdir(mode=0o700, exist_ok=True)
        elif place is None or not _is_private(place):
            place = Path(tempfile.mkdtemp(prefix="larch-", dir=_short_temporary_folder()))
            self._remembered_socket_folder.write_text(str(place))
        # A killed server's; it looks alive while nobody has taken note of its death.
        for stale in place.glob(f"{SOCKET_NAME}*"):
            stale.unlink()
        return place

    def forget_socket_folder(self) -> None:
        """Remove the socket's folder if it is outside of this one."""
        place = self.socket_folder()
        if place is not None and place.parent != self.root:
            self._remembered_socket_folder.unlink(missing_ok=True)
            shutil.rmtree(place, ignore_errors=True)

    def address(self) -> str:
        """The database's address in the form of DATABASE_URL."""
        return f"postgresql://{USER}@/{DATABASE}?host={quote(str(self.socket_folder()), safe='')}"

    def roll_logs(self) -> None:
        """Keep one old log when the present one has grown."""
        for log in (self.server_log, self.keeper_log):
            if log.exists() and log.stat().st_size > LOG_LIMIT:
                log.replace(log.with_suffix(".log.old"))


def _is_private(place: Path) -> bool:
    """Whether `place` is a folder of ours that nobody else can enter: others can write to /tmp."""
    try:
        status = place.lstat()
    except OSError:
        return False
    ours = os.geteuid() in (0, status.st_uid)
    return stat.S_ISDIR(status.st_mode) and ours and status.st_mode & 0o077 == 0


def _short_temporary_folder() -> str:
    for place in (os.environ.get("XDG_RUNTIME_DIR"), tempfile.gettempdir(), "/tmp"):  # noqa: S108
        if place and len(os.fsencode(place)) < SHORT and os.access(place, os.W_OK | os.X_OK):
            return place
    raise EmbeddedPostgresError(
        "The path of the project is too long for the database's socket and there is no short "
        "temporary folder. Move the project to a shorter path."
    )
