"""Which answers may be kept for everybody."""

from larch_site.page_store.entry import Headers

KEPT = ("text/", "application/json", "application/atom+xml", "application/xml",
        "application/x-bibtex", "application/x-research-info-systems")  # fmt: skip
LARGEST = 4_000_000  # bytes
PRIVATE = ("private", "no-store", "no-cache")
FORM_TOKEN = b"csrfmiddlewaretoken"
HARMLESS = {"accept-encoding", "origin"}


def may_be_kept(status: str, headers: Headers, body: bytes) -> bool:
    """A whole answer that would be the same for anybody else, and holds no token."""
    if not status.startswith("200 ") or not 0 < len(body) <= LARGEST:
        return False
    told = gathered(headers)
    return (
        told.get("content-type", "").startswith(KEPT)
        and not told.keys() & {"set-cookie", "content-range", "content-encoding", "refresh"}
        and not depends_on_reader(told)
        and not any(word in told.get("cache-control", "").lower() for word in PRIVATE)
        and FORM_TOKEN not in body
    )


def was_for_one_reader(headers: Headers) -> bool:
    """Whether it has to be asked for again with the reader's own cookies."""
    told = gathered(headers)
    return "set-cookie" in told or depends_on_reader(told)


def depends_on_reader(told: dict[str, str]) -> bool:
    varies = {name.strip() for name in told.get("vary", "").lower().split(",")} - {""}
    return not varies <= HARMLESS


def gathered(headers: Headers) -> dict[str, str]:
    told: dict[str, str] = {}
    for name, value in headers:
        lower = name.lower()
        told[lower] = f"{told[lower]}, {value}" if lower in told else value
    return told
