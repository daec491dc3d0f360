"""The settings of WordPress's own blocks that are read here, and of what kind each has to be."""

from collections.abc import Callable, Iterator

HEADINGS = range(1, 7)
SHOWN = 60  # characters of a value that is told


def is_number(value: object) -> bool:
    """Old blocks and plugins write numbers as text."""
    if isinstance(value, str):
        return value.isascii() and value.isdigit()
    return isinstance(value, int) and not isinstance(value, bool)


def is_level(value: object) -> bool:
    return is_number(value) and int(value) in HEADINGS


def is_text(value: object) -> bool:
    return isinstance(value, str)


def are_numbers(value: object) -> bool:
    return isinstance(value, list) and all(map(is_number, value))


Check = tuple[Callable[[object], bool], str]
NUMBER, TEXT = (is_number, "a number"), (is_text, "text")
MEDIA = {"id": NUMBER, "url": TEXT, "src": TEXT, "href": TEXT}
SETTINGS: dict[str, dict[str, Check]] = {
    "core/heading": {"level": (is_level, "a number from 1 to 6")},
    "core/block": {"ref": NUMBER},
    "core/embed": {"url": TEXT},
    "core/gallery": {"ids": (are_numbers, "a list of numbers")},
    "core/media-text": {"mediaId": NUMBER, "mediaUrl": TEXT},
    **{f"core/{name}": MEDIA for name in ("image", "cover", "file", "audio", "video")},
}


def wrong_settings(block: str, settings: dict) -> Iterator[tuple[str, str]]:
    """(its name, what is wrong); of the blocks of plugins nothing is known."""
    for name, (fits, wanted) in SETTINGS.get(block, {}).items():
        value = settings.get(name)
        if value is not None and not fits(value):
            yield name, f"“{name}” is {str(value)[:SHOWN]!r} and has to be {wanted}"
