"""At which second a film begins, as the addresses of YouTube and Vimeo say it: `?start=90`, `#t=1m30s`."""

import re

START = re.compile(
    r"(?:[?&#]|&amp;)(?:start|t)=(?=\d)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?(?=[&#]|$)", re.IGNORECASE
)


def starting_at(address: str) -> int:
    match = START.search(address)
    hours, minutes, seconds = (int(each or 0) for each in match.groups()) if match else (0, 0, 0)
    return hours * 3600 + minutes * 60 + seconds
