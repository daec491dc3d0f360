from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError

MOST_TOLD = 12


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong in a line, and what to do; line 0 is the file as a whole."""

    line: int
    words: str

    def __str__(self):
        return f"Line {self.line}: {self.words}" if self.line else self.words


def refusal(faults: Iterable[Fault]) -> ValidationError:
    """The first of them one by one: where one thing went wrong it did so in a thousand lines."""
    ordered = sorted(faults)
    told = [str(fault) for fault in ordered[:MOST_TOLD]]
    more = ordered[MOST_TOLD:]
    return ValidationError([*told, f"And {len(more)} more like these."] if more else told)
