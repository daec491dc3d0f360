"""Which version of the code rendered a page: after an update it is rendered anew."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

SHOWN_BY = {".py", ".html", ".yaml", ".css", ".js"}


def version_of(folders: Iterable[Path], *also: str) -> str:
    """Changes when a file below `folders` does; its size and time are looked at, not its content."""
    digest = hashlib.sha256("\n".join(also).encode())
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in SHOWN_BY:
                status = path.stat()
                digest.update(f"{path}:{status.st_size}:{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]
