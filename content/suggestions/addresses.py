"""When two addresses or two DOIs are the same, however they are spelt."""

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

LONGEST = 500  # characters of an address, as a source keeps it
DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+", re.IGNORECASE)
DOI_BEFORE = re.compile(
    r"^(?:(?:https?://)?(?:www\.)?(?:dx\.)?doi\.org/|doi\s*:?\s*)+", re.IGNORECASE
)
AFTER_DOI = ".,;:)]}'\u2019\u201d"
# What tells who sent a reader, not which page it is.
TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|mc_[ce]id|igshid|_ga|_gl|_hs\w+|mkt_tok)$"
)
DEFAULT_PORTS = {"http": 80, "https": 443}
UNRESERVED = "-._~!$&'()*+,;=:@/"


def doi_of(text: str) -> str:
    """The DOI that the text is, in small letters and without https://doi.org/; "" when it is none."""
    bare = unquote(DOI_BEFORE.sub("", text.strip()))
    found = DOI.fullmatch(
        bare.partition("?")[0].partition("#")[0] if "doi.org/" in text.lower() else bare
    )
    return tidy_doi(found[0]) if found else ""


def doi_in(address: str) -> str:
    """The DOI within a publisher's address: /doi/full/10.1136/…, ?id=10.1371/…; "" without one."""
    if whole := doi_of(address):
        return whole
    parts = urlsplit(address)
    for place in (unquote(parts.path), *(value for _, value in parse_qsl(parts.query))):
        if found := DOI.search(place):
            return tidy_doi(found[0])
    return ""


def tidy_doi(doi: str) -> str:
    """A bracket at the end belongs to it only where its other half does."""
    doi = doi.casefold()
    while doi and doi[-1] in AFTER_DOI:
        if doi[-1] == ")" and doi.count("(") >= doi.count(")"):
            break
        doi = doi[:-1]
    return doi.rstrip("/")


def web_address(text: str) -> str:
    """The address as it can be opened, with https:// where nothing stood; "" when it is none.

    Never one with a name and password in it, and none of another scheme than http.
    """
    text = text.strip()
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
        host.encode("idna")
    except (ValueError, UnicodeError):
        return ""
    sound = parts.scheme.lower() in DEFAULT_PORTS and re.fullmatch(r"[^\s./]+(\.[^\s./]+)+", host)
    if not sound or "@" in parts.netloc or re.search(r"[\s<>\"\\]", text):
        return ""
    return text


def same_address(address: str) -> str:
    """What is left of an address without what doesn't matter; equal for two that lead to one page.

    Scheme, "www.", default port, trailing slash, fragment, tracking and the case of host and of
    percent-escapes don't matter; the order of the query doesn't either.
    """
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").removeprefix("www.").rstrip("."), parts.port
    except ValueError:
        return ""
    if not host:
        return ""
    if port and port != DEFAULT_PORTS.get(parts.scheme.lower()):
        host = f"{host}:{port}"
    path = quote(unquote(parts.path), safe=UNRESERVED).rstrip("/")
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True)
             if not TRACKING.match(name.lower())]  # fmt: skip
    return urlunsplit(("", host, path, urlencode(sorted(query)), "")).removeprefix("//")
