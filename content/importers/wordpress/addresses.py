"""Addresses of the old site, in one form, so that all ways of writing one are known as the same."""

import re
from dataclasses import dataclass
from unicodedata import normalize
from urllib.parse import parse_qs, unquote, urlsplit

from content.former_site.files import SIZED, UPLOADS, VARIANT, originals_of
from content.importers.wordpress.wxr import Channel

NUMBERS = ("p", "page_id", "attachment_id", "cat", "author", "m")
WORDS = ("tag", "category_name", "author_name", "feed")
PROXY = re.compile(r"^(?:https?:)?//i\d\.wp\.com/", re.IGNORECASE)
OF_WORDPRESS_COM = re.compile(r"^(?:https?:)?//[\w-]+\.files\.wordpress\.com/", re.IGNORECASE)
INDEX = "/index.php"


@dataclass(frozen=True)
class OldSite:
    """Its names with and without www, and the folder in which WordPress answered ("" or "/blog").

    Paths are told from that folder on, as all of WordPress's own are.
    """

    hosts: frozenset[str]
    folder: str = ""
    by_index: bool = (
        False  # whether its addresses go through index.php, as on some servers they must
    )

    @property
    def prefixes(self) -> list[str]:
        """What may stand before a path on the old host; nothing, where WordPress had it to itself."""
        through = [f"{self.folder}{INDEX}"] if self.by_index else []
        return [*through, self.folder] if self.folder else through

    def path(self, address: str) -> str | None:
        """ "/2024/05/slug" or "/?p=12"; None for an address elsewhere, and for what is no address."""
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            return None
        if parts.scheme not in ("", "http", "https"):
            return None
        if parts.netloc and host_of(address) not in self.hosts:
            return None
        if not parts.netloc and not address.strip().startswith(("/", "?")):
            return None
        path = self.inside("/" + unquote(parts.path).strip("/"), parts.path)
        if path and path.startswith(f"{INDEX}/"):
            path = path.removeprefix(INDEX)
        return path + wordpress_query(parts.query) if path in ("/", INDEX) else path

    def inside(self, path: str, written: str) -> str | None:
        if not self.folder or not written:  # "?p=12" alone is asked where one stands
            return path
        if path != self.folder and not path.startswith(f"{self.folder}/"):
            return None
        return path.removeprefix(self.folder) or "/"

    def whole(self, address: str) -> str:
        """What lies on the same host beside WordPress is elsewhere: it needs the host's name."""
        is_beside = address.startswith("/") and not address.startswith("//")
        host = min(self.hosts, key=lambda each: (each.startswith("www."), each), default="")
        return f"https://{host}{address}" if is_beside and host else address


def old_site(channel: Channel, *more: str, by_index: bool = False) -> OldSite:
    """`more`: further hosts that are known to be the same site."""
    own = [channel.link, channel.blog_url]
    named = [host_of(each) for each in (own if any(own) else [channel.site_url])]
    bare = {host.removeprefix("www.") for host in (*named, *more) if host}
    hosts = frozenset(bare | {f"www.{host}" for host in bare})
    return OldSite(hosts, folder_of(next(filter(None, own), "")), by_index)


def folder_of(address: str) -> str:
    try:
        path = unquote(urlsplit(address.strip()).path).strip("/")
    except ValueError:
        return ""
    return f"/{path}" if path else ""


def host_of(address: str) -> str:
    """In letters, whichever way it is written: "xn--..." is another spelling of the same name."""
    try:
        host = (urlsplit(address.strip()).netloc or "").lower()
    except ValueError:
        return ""
    return ".".join(in_letters(label) for label in host.split("."))


def in_letters(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label.removeprefix("xn--").encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def wordpress_query(query: str) -> str:
    """Of several parameters only that which names what is asked for."""
    asked = parse_qs(query)
    for name in (*NUMBERS, *WORDS):
        if name in asked:
            return f"?{name}={asked[name][0]}"
    return ""


def fragment_of(address: str) -> str:
    return address.partition("#")[2]


def uploaded(address: str) -> str:
    """The part of a media address below the uploads folder: "2024/05/picture.jpg"."""
    path = unquote(without_proxy(address).partition("?")[0].partition("#")[0])
    path = normalize("NFC", path)  # an accent is one character or two
    if match := OF_WORDPRESS_COM.match(path):
        return path[match.end() :].strip("/")
    for folder in UPLOADS:
        if folder in path:
            return path.partition(folder)[2].strip("/")
    return ""


def without_proxy(address: str) -> str:
    """Jetpack shows pictures through i0.wp.com, with the address that they had behind it."""
    return PROXY.sub("https://", address)


def media_name(address: str) -> str:
    """One spelling for the address of a file, wherever it lies: without scheme and query."""
    bare = without_proxy(address).partition("?")[0].partition("#")[0]
    name = unquote(bare.partition("://")[2] or bare.removeprefix("//"))
    return normalize("NFC", name).lower()


def unsized(file: str) -> list[str]:
    """The names that a picture in another size may have in the library, the likeliest first."""
    names = []
    for each in (file, *originals_of(file)):
        plain = SIZED.sub("", each)
        original = VARIANT.sub("", plain)
        stem, dot, ending = original.rpartition(".")
        names += [each, plain, original, f"{stem}-scaled{dot}{ending}"]
    return list(dict.fromkeys(names))
