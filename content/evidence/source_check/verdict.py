"""What a look at a source's address can say of it."""

from django.db import models

DAYS_UNTIL_BROKEN = 3  # different days, with no success between


class Verdict(models.TextChoices):
    WORKING = "working", "Working"
    MOVED = "moved", "Moved"
    CHANGED = "changed", "Changed since quoted"
    GONE = "gone", "Gone"
    SOFT_404 = "soft-404", "Says “not found”"
    UNREACHABLE = "unreachable", "Unreachable"
    BLOCKED = "blocked", "Blocked"
    NOT_FETCHED = "not-fetched", "Not looked at"

    @property
    def is_success(self) -> bool:
        """A reader who follows the link gets the source."""
        return self in (Verdict.WORKING, Verdict.MOVED, Verdict.CHANGED)

    @property
    def is_failure(self) -> bool:
        """It may be only today; see DAYS_UNTIL_BROKEN. Who doesn't let us look may let readers."""
        return self in FAILURES


FAILURES = (Verdict.GONE, Verdict.SOFT_404, Verdict.UNREACHABLE)


class CantLookError(Exception):
    """A look ended before there was an answer; says with which verdict and why, for staff."""

    def __init__(self, verdict: Verdict, detail: str, *, address: str = ""):
        super().__init__(detail)
        self.verdict = verdict
        self.detail = detail
        self.address = address
