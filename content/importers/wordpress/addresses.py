"""Addresses of the old site, in one form, so that all ways of writing one are known as the same."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

from content.importers.wordpress.wxr import Channel

SIZED = re.compile(r"-\d{1,5}x\d{1,5}(?=\.\w+$)")
VARIANT = re.compile(r"-(?:scaled|rotated|e\d{10,})(?=\.\w+$)")
NUMBERS = ("p", "page_id", "attachment_id", "cat", "author")
WORDS = ("tag", "category_name", "author_name", "feed")
UPLOADS = ("/wp-content/uploads/", "/files/", "/uploads/")


def hosts_of(channel: Channel, *more: str) -> set[str]:
    """The names of the old site, with and without www."""
    own = [channel.link, channel.blog_url]
    named = [host_of(each) for each in (own if any(own) else [channel.site_url])]
    bare = {host.removeprefix("www.") for host in (*named, *more) if host}
    return bare | {f"www.{host}" for host in bare}


def host_of(address: str) -> str:
    try:
        return (urlsplit(address).netloc or "").lower()
    except ValueError:
        return ""


def old_path(address: str, hosts: set[str]) -> str | None:
    """ "/2024/05/slug" or "/?p=12"; None for an address elsewhere, and for what is no address."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    if parts.scheme not in ("", "http", "https"):
        return None
    if parts.netloc and parts.netloc.lower() not in hosts:
        return None
    if not parts.netloc and not address.strip().startswith(("/", "?")):
        return None
    path = "/" + unquote(parts.path).strip("/")
    return path + wordpress_query(parts.query) if path in ("/", "/index.php") else path


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
    path = unquote(address.partition("?")[0].partition("#")[0])
    for folder in UPLOADS:
        if folder in path:
            return path.partition(folder)[2].strip("/")
    return ""


def unsized(file: str) -> list[str]:
    """The names that a picture in another size may have in the library, the likeliest first."""
    plain = SIZED.sub("", file)
    original = VARIANT.sub("", plain)
    stem, dot, ending = original.rpartition(".")
    names = [file, plain, original, f"{stem}-scaled{dot}{ending}"]
    return list(dict.fromkeys(names))
