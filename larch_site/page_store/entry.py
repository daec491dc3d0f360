"""A kept answer: the headers and the body as it was sent, in three forms."""

import hashlib
import json
from dataclasses import dataclass, field

from larch_site.page_store.encodings import NAMES, PLAIN
from larch_site.page_store.key import Key

MARK = b"larch-page-1 "
# For a CDN in front: a second, so that what is published shows within another.
CACHE_CONTROL = "public, max-age=0, s-maxage=1, stale-while-revalidate=10, stale-if-error=604800"
OURS = {"content-length", "content-encoding", "etag", "vary", "age", "cache-status", "connection",
        "date", "server", "transfer-encoding"}  # fmt: skip

Headers = list[tuple[str, str]]


@dataclass(slots=True)
class Entry:
    """`number`: what was published when it was rendered; `version`: of the code that did it.

    `checked_at`: seconds since 1970 when it was last rendered; `smallest`: packed as well as can be.
    """

    key: Key
    number: int
    version: str
    checked_at: float
    headers: Headers
    bodies: tuple[bytes, bytes, bytes]
    smallest: bool = False
    etag: str = ""
    sent: list[tuple[Headers, list[bytes]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Make everything that would otherwise be made for each reader."""
        if not self.etag:
            self.etag = f'W/"{hashlib.sha256(self.bodies[PLAIN]).hexdigest()[:24]}"'
        kept = [(name, value) for name, value in self.headers if name.lower() not in OURS]
        if not any(name.lower() == "cache-control" for name, _ in kept):
            kept.append(("Cache-Control", CACHE_CONTROL))
        kept += [("ETag", self.etag), ("Vary", "Accept-Encoding")]
        self.sent = [self._form(kept, form) for form in range(len(NAMES))]

    def _form(self, kept: Headers, form: int) -> tuple[Headers, list[bytes]]:
        body = self.bodies[form]
        if form != PLAIN and not 0 < len(body) < len(self.bodies[PLAIN]):
            form, body = PLAIN, self.bodies[PLAIN]
        encoding = [("Content-Encoding", NAMES[form])] if form else []
        return [*kept, *encoding, ("Content-Length", str(len(body)))], [body]

    @property
    def size(self) -> int:
        return sum(map(len, self.bodies)) + 4_000  # what Python needs beside the bodies, about

    def pack(self) -> bytes:
        about = {
            "key": list(self.key),
            "number": self.number,
            "version": self.version,
            "checked_at": self.checked_at,
            "headers": self.headers,
            "smallest": self.smallest,
            "sizes": [len(body) for body in self.bodies],
        }
        content = json.dumps(about).encode() + b"\n" + b"".join(self.bodies)
        return MARK + hashlib.sha256(content).hexdigest().encode() + b"\n" + content


def unpack(packed: object, key: Key) -> Entry | None:
    """None for whatever isn't a whole entry of this key: junk, half a file, another's."""
    try:
        first, _, content = packed.partition(b"\n")
        if first != MARK + hashlib.sha256(content).hexdigest().encode():
            return None
        line, _, rest = content.partition(b"\n")
        about = json.loads(line)
        if Key(*about["key"]) != key:
            return None
        plain, packed_by_gzip, _ = about["sizes"]
        end = plain + packed_by_gzip
        return Entry(
            key, about["number"], about["version"], about["checked_at"],
            [(name, value) for name, value in about["headers"]],
            (rest[:plain], rest[plain:end], rest[end:]), about.get("smallest", False),
        )  # fmt: skip
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
