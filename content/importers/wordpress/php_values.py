"""What PHP has serialised, as lists, dictionaries and texts. Exports get the lengths of texts wrong."""

import re

SCALAR = re.compile(rb"(?:[ibdrR]:([^;]*)|N);")
COUNT = re.compile(rb"a:\d+:\{")
OBJECT = re.compile(rb'O:\d+:"[^"]*":\d+:\{')
TEXT = re.compile(rb's:(\d+):"')
TEXT_ENDS = re.compile(rb'";(?=[saibdONrR}]|$)')


class _UnreadableError(Exception):
    pass


def from_php(value: str) -> object:
    """None where it can't be read. Objects are dictionaries, numbers texts; lists have their numbers as keys."""
    try:
        found, _ = value_at(value.strip().encode(), 0)
    except (_UnreadableError, RecursionError):
        return None
    return found


def value_at(data: bytes, place: int) -> tuple[object, int]:
    if match := TEXT.match(data, place):
        return text_at(data, match)
    if match := COUNT.match(data, place) or OBJECT.match(data, place):
        return group_at(data, match.end())
    if match := SCALAR.match(data, place):
        return (match[1] or b"").decode(errors="replace"), match.end()
    raise _UnreadableError


def text_at(data: bytes, match: re.Match) -> tuple[str, int]:
    start = match.end()
    end = start + int(match[1][:9])
    if not TEXT_ENDS.match(data, end):
        found = TEXT_ENDS.search(data, start)
        if not found:
            raise _UnreadableError
        end = found.start()
    return data[start:end].decode(errors="replace"), end + 2


def group_at(data: bytes, place: int) -> tuple[dict, int]:
    found: dict[str, object] = {}
    while data[place : place + 1] != b"}":
        key, place = value_at(data, place)
        found[str(key)], place = value_at(data, place)
    return found, place + 1
