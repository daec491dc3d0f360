"""Times within a recording: "12:34" or "1:02:03" for people, seconds for players."""

import re

CLOCK = re.compile(
    r"(?:(?P<hours>\d{1,2}):(?P<of_hour>[0-5]?\d)|(?P<minutes>\d{1,3})):(?P<seconds>[0-5]\d)(?:\.\d{1,3})?"
)


def seconds_of(clock: str) -> int | None:
    """Whole seconds; nothing where it isn't a time."""
    found = CLOCK.fullmatch(clock.strip())
    if not found:
        return None
    minutes = found["of_hour"] or found["minutes"]
    return int(found["hours"] or 0) * 3600 + int(minutes) * 60 + int(found["seconds"])


def clock(seconds: float) -> str:
    minutes, left = divmod(int(seconds), 60)
    hours, of_hour = divmod(minutes, 60)
    return f"{hours}:{of_hour:02}:{left:02}" if hours else f"{minutes}:{left:02}"
