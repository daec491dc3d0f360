"""Erasing at a person's wish reaches every home of personal data, whichever of them was asked."""

from collections.abc import Callable
from datetime import datetime

Erase = Callable[[str, datetime], None]
_homes: list[Erase] = []


def also_in(erase: Erase) -> None:
    """`erase(email, now)` erases what one home holds about whoever reads mails at the address."""
    if erase not in _homes:
        _homes.append(erase)


def everywhere(*, email: str, now: datetime) -> None:
    for erase in _homes:
        erase(email, now)
