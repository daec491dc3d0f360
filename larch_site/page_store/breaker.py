"""Whether the database answers, as the background questions find it."""

import time

from larch_site.database import gate

CUT_AFTER = 2  # questions without an answer


class Breaker:
    """Away after one question without an answer: readers then get what is kept, which harms nobody.

    Only after a second one are connections cut, since that breaks off an editor's work, and a
    machine that is merely busy may be late once.
    """

    def __init__(self) -> None:
        self.cuts = False  # only where somebody goes on looking, and so opens again
        self.silences = 0
        self.away = False
        self.away_since = 0.0

    def answered(self) -> None:
        self.silences = 0
        if self.away:
            self.away = False
            gate.open_again()

    def failed(self, *, hangs: bool) -> None:
        if not self.away:
            self.away_since = time.monotonic()
        self.away = True
        self.silences = self.silences + 1 if hangs else 0
        if self.cuts and self.silences >= CUT_AFTER:
            gate.close()
        elif not hangs:
            gate.open_again()  # a dead server refuses by itself
