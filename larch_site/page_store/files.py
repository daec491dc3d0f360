"""Entries in files, for all processes of this machine and for the next start.

    kept/ab/abcd….page       addresses as they are published
    narrowed/ab/abcd….page   addresses with a query, of which there is no end
    served/host/news/index.html, .gz, .br    the same bodies for nginx, when all else is away

Each kind has a limit of its own, so that nobody drives out pages by asking for filters. Whatever
goes wrong with a file costs a rendering and nothing else.
"""

import hashlib
import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from larch_site.page_store.atomic import write
from larch_site.page_store.entry import Entry, unpack
from larch_site.page_store.key import Key
from larch_site.page_store.served_files import ServedFiles

LOOK_AFTER = 50  # files written between two looks at the sizes
NARROWED = 4  # a part in so many of the limit


class Files:
    is_shared = False

    def __init__(self, root: Path, *, limit: int, served_scheme: str = "http"):
        self.root = root
        self.limits = {"kept": limit, "narrowed": limit // NARROWED}
        self.served = ServedFiles(root / "served", scheme=served_scheme)
        self._written = 0
        self._lock = threading.Lock()

    def find(self, key: Key) -> Entry | None:
        try:
            return unpack(self._path(key).read_bytes(), key)
        except (OSError, ValueError):
            return None

    def put(self, entry: Entry) -> bool:
        """Whether it could be written."""
        path = self._path(entry.key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write(path, entry.pack())
        except OSError:
            return False
        with suppress(OSError):
            if not entry.key.query:
                self.served.put(entry)
        self._written += 1
        if self._written % LOOK_AFTER == 0:
            self.keep_limits()
        return True

    def drop(self, key: Key) -> None:
        with suppress(OSError):
            self._path(key).unlink(missing_ok=True)
        self.served.drop(key)

    def entries(self) -> Iterator[Entry]:
        """All that there are, whole ones only."""
        for path in self.root.glob("*/*/*.page"):
            try:
                packed = path.read_bytes()
                if (key := key_in(packed)) and (entry := unpack(packed, key)):
                    yield entry
            except OSError:
                continue  # gone since it was listed

    def clear(self) -> None:
        """Everything goes, what nobody can read too."""
        for name in (*self.limits, "served"):
            shutil.rmtree(self.root / name, ignore_errors=True)

    def keep_limits(self) -> None:
        """The files written longest ago go first; a page in use is written again each minute."""
        if self._lock.acquire(blocking=False):
            try:
                for name, limit in self.limits.items():
                    shrink(self.root / name, limit, before=self._let_go_of_twin)
            finally:
                self._lock.release()

    def _let_go_of_twin(self, path: Path) -> None:
        """What nginx serves lives no longer than what is kept: a removal looks only for that."""
        with suppress(OSError):
            if key := key_in(path.read_bytes()):
                self.served.drop(key)

    def _path(self, key: Key) -> Path:
        name = hashlib.sha256("\n".join(key).encode()).hexdigest()
        return self.root / ("narrowed" if key.query else "kept") / name[:2] / f"{name}.page"


def key_in(packed: bytes) -> Key | None:
    try:
        return Key(*json.loads(packed.split(b"\n", 2)[1])["key"])
    except (IndexError, KeyError, TypeError, ValueError):
        return None


def shrink(folder: Path, limit: int, *, before: Callable[[Path], None]) -> None:
    """Deletes the oldest files; `before` is called with each."""
    found = []
    for path in folder.rglob("*"):
        with suppress(OSError):
            status = path.lstat()
            if not path.is_dir():
                found.append((status.st_mtime, status.st_size, path))
    total = sum(size for _, size, _ in found)
    for _, size, path in sorted(found, key=lambda each: each[0]):
        if total <= limit:
            return
        before(path)
        with suppress(OSError):
            os.unlink(path)
        total -= size
