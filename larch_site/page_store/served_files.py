"""Bodies as nginx serves them by itself: `brotli_static`, `gzip_static`, `try_files`."""

import os
from contextlib import suppress
from pathlib import Path

from larch_site.page_store.atomic import write
from larch_site.page_store.encodings import BROTLI, GZIP, PLAIN
from larch_site.page_store.entry import Entry
from larch_site.page_store.key import Key

SUFFIXES = {BROTLI: ".br", GZIP: ".gz", PLAIN: ""}  # the plain one last: by it a page is there


class ServedFiles:
    """Only of the public scheme: nginx asks for a file by host and path."""

    def __init__(self, root: Path, *, scheme: str):
        self.root, self.scheme = root, scheme

    def put(self, entry: Entry) -> None:
        """Raises OSError."""
        path = self._path(entry.key)
        if path is None:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        for form, suffix in SUFFIXES.items():
            file, body = with_suffix(path, suffix), entry.bodies[form]
            if not body:
                file.unlink(missing_ok=True)
            elif not is_same(file, body):
                write(file, body)

    def drop(self, key: Key) -> None:
        if path := self._path(key):
            for suffix in reversed(SUFFIXES.values()):
                with suppress(OSError):
                    with_suffix(path, suffix).unlink(missing_ok=True)

    def _path(self, key: Key) -> Path | None:
        """No key has a dot segment, so this stays inside."""
        if key.scheme != self.scheme or key.query:
            return None
        name = key.path.lstrip("/")
        if not name or name.endswith("/"):
            name += "index.html"
        return self.root / key.host.partition(":")[0] / name


def with_suffix(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def is_same(file: Path, body: bytes) -> bool:
    """A page that is rendered again each minute is mostly what it was."""
    try:
        return os.stat(file).st_size == len(body) and file.read_bytes() == body
    except OSError:
        return False
