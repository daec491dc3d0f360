"""The three forms in which a body is kept, and which of them a reader's browser takes."""

import gzip
from functools import lru_cache

import brotli

PLAIN, GZIP, BROTLI = range(3)
NAMES = ("", "gzip", "br")
WORTH_IT = 200  # bytes; below, the headers are longer than what is saved
LONGEST_HEADER = 200  # characters; a longer one is nobody's browser
QUICK, BEST = 5, 11
SMALLEST_WINDOW, LARGEST_WINDOW = 16, 22  # bits


def accepted(header: str) -> int:
    """The best form that an Accept-Encoding takes."""
    return _accepted(header) if len(header) <= LONGEST_HEADER else PLAIN


@lru_cache(maxsize=512)
def _accepted(header: str) -> int:
    weights = dict(weight_of(each) for each in header.lower().split(",") if each.strip())
    for form in (BROTLI, GZIP):
        if weights.get(NAMES[form], weights.get("*", 0)) > 0:
            return form
    return PLAIN


def weight_of(each: str) -> tuple[str, float]:
    name, _, parameters = each.partition(";")
    for parameter in parameters.split(";"):
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                return name.strip(), float(value)
            except ValueError:
                return name.strip(), 0
    return name.strip(), 1


def packed(body: bytes, form: int) -> bytes:
    """In one of the two packed forms."""
    if form == GZIP:
        return gzip.compress(body, 6, mtime=0)
    return brotlied(body, QUICK)


def brotlied(body: bytes, quality: int) -> bytes:
    """With a window no larger than the body: the usual one takes 32 MB for each page."""
    window = min(max(len(body).bit_length(), SMALLEST_WINDOW), LARGEST_WINDOW)
    return brotli.compress(body, quality=quality, lgwin=window)


def compressed(body: bytes, *, quality: int = QUICK) -> tuple[bytes, bytes, bytes]:
    """Plain, gzip and brotli. Nothing of a reader's is in a kept page, so its size tells nothing."""
    if len(body) < WORTH_IT:
        return body, b"", b""
    return body, gzip.compress(body, 6, mtime=0), brotlied(body, quality)
