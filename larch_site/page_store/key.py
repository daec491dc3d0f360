"""Under which address an answer is kept, and for which requests there is none."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.http.request import split_domain_port, validate_host

# One spelling of each address: no percent sign, no semicolon, no empty segment, no dot alone or in
# front (RFC 8615 gives one such name to all sites).
PATH = re.compile(
    r"/(?:\.well-known/)?(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*)?"
)
LONGEST_PATH = 300
LONGEST_QUERY = 1000
LONGEST_VALUE = 200
MOST_PARAMETERS = 30
TRACKING = re.compile(
    r"utm_\w+|mc_[ce]id|_hs\w+|hsa_\w+|pk_\w+|mtm_\w+|matomo_\w+|at_\w+|"
    r"fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|twclid|ttclid|li_fat_id|igshid|igsh|yclid|"
    r"srsltid|epik|vero_id|mkt_tok|cmpid|cid|_ga|_gl|s_cid|trk|sc_cid|oly_enc_id|oly_anon_id|"
    r"t"  # the second of a recording, which the browser alone reads
)
USUAL_PORTS = {"", "80", "443"}


class Key(NamedTuple):
    """`address` is the path with the query that counts, in one spelling."""

    scheme: str
    host: str
    address: str

    @property
    def path(self) -> str:
        return self.address.partition("?")[0]

    @property
    def query(self) -> str:
        return self.address.partition("?")[2]


@dataclass(frozen=True)
class Rules:
    """`queries`: the parameters that choose what a page shows; `free`: those among them that hold
    whatever a reader typed, so that their pages never reach a disk; `never`: where nothing is kept."""

    hosts: tuple[str, ...]
    queries: frozenset[str]
    free: frozenset[str]
    never: tuple[str, ...]
    port: str = ""  # of the public address
    trusts_proxy: bool = False

    def scheme_of(self, environ: dict) -> str:
        if self.trusts_proxy:
            return "https" if environ.get("HTTP_X_FORWARDED_PROTO") == "https" else "http"
        return environ.get("wsgi.url_scheme", "http")

    def key_of(self, environ: dict) -> Key | None:
        """None when the request is for something that isn't kept."""
        host = environ.get("HTTP_HOST", "")
        if not self.is_ours(host, environ.get("SERVER_PORT", "")):
            return None
        path, _, query = environ.get("RAW_URI", environ.get("PATH_INFO", "")).partition("?")
        if "RAW_URI" not in environ:
            query = environ.get("QUERY_STRING", "")
        if not self.is_kept(path) or (counts := self.that_counts(query)) is None:
            return None
        return Key(self.scheme_of(environ), host, f"{path}?{counts}" if counts else path)

    def is_kept(self, path: str) -> bool:
        return (
            len(path) <= LONGEST_PATH
            and PATH.fullmatch(path) is not None
            and not self.is_never_kept(path.lower())
        )

    def is_never_kept(self, path: str) -> bool:
        """`/remi` and what lies below it, but not a page `/remix/`."""
        return path in self.never or path.startswith(
            tuple(f"{each.rstrip('/')}/" for each in self.never)
        )

    def that_counts(self, query: str) -> str | None:
        """The query in one spelling, without what only follows readers about; None when it has
        anything that we don't know."""
        if not query:
            return ""
        if len(query) > LONGEST_QUERY:
            return None
        try:
            asked = parse_qsl(
                query, keep_blank_values=True, errors="strict", max_num_fields=MOST_PARAMETERS
            )
        except ValueError:
            return None
        counts = [(name, value) for name, value in asked if not TRACKING.fullmatch(name.lower())]
        if len({name for name, _ in counts}) != len(counts):
            return None
        if not all(name in self.queries and is_plain(value) for name, value in counts):
            return None
        return urlencode(sorted((name, value) for name, value in counts if value))

    def is_free(self, key: Key) -> bool:
        return any(part.partition("=")[0] in self.free for part in key.query.split("&"))

    @lru_cache(maxsize=256)  # noqa: B019  (one object for the life of the process)
    def is_ours(self, host: str, served: str) -> bool:
        """Whether pages are kept for this Host: an allowed name, on a port that readers use.

        Pages name their own address, so each port would have its own copies of them all.
        """
        domain, port = split_domain_port(host)
        return (
            domain.isascii()
            and host == host.lower()
            and port in USUAL_PORTS | {self.port, served}
            and validate_host(domain, self.hosts)
        )


def is_plain(value: str) -> bool:
    return len(value) <= LONGEST_VALUE and value.isprintable() and value == value.strip()
