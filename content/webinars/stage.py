"""Where an event or webinar stands in its life, from the invitation to the recording.

Worked out from the clock and from what is there. An editor may say otherwise, and has to where
no clock knows: that it is cancelled or postponed.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import models

from content.webinars.time_span import TimeSpan


class Stage(models.TextChoices):
    ANNOUNCED = "announced", "Announced"
    OPEN = "open", "Open for registration"
    LIVE = "live", "Live now"
    AWAITING = "awaiting", "Awaiting recording"
    RECORDED = "recorded", "Recorded"
    OVER = "over", "Past"
    CANCELLED = "cancelled", "Cancelled"
    POSTPONED = "postponed", "Postponed"


TO_COME = frozenset({Stage.ANNOUNCED, Stage.OPEN, Stage.LIVE})


@dataclass(frozen=True)
class Facts:
    """What a stage is worked out from; `override` is what an editor says, or empty."""

    span: TimeSpan
    override: str = ""
    registration_open: bool = False
    recorded: bool = False
    will_be_recorded: bool = False
    comes_again: bool = False


def stage_at(now: datetime, facts: Facts) -> Stage | None:
    """None where neither a date nor a recording tells enough."""
    if facts.override == Stage.POSTPONED:
        # Its new day ends the postponement; without one it goes on.
        begun = facts.span.has_begun(now)
        return stage_by_clock(now, facts) if begun else Stage.POSTPONED
    if facts.override:
        return Stage(facts.override)
    return stage_by_clock(now, facts)


def stage_by_clock(now: datetime, facts: Facts) -> Stage | None:
    if not facts.span.is_known:
        return stage_without_date(facts)
    if facts.span.is_over(now):
        return stage_afterwards(facts)
    if facts.span.is_running(now):
        return Stage.LIVE
    if facts.span.may_be_running(now):
        return None
    return Stage.OPEN if facts.registration_open else Stage.ANNOUNCED


def stage_without_date(facts: Facts) -> Stage | None:
    if facts.recorded and not facts.comes_again:
        return Stage.RECORDED
    if facts.registration_open:
        return Stage.OPEN
    return Stage.ANNOUNCED if facts.comes_again else None


def stage_afterwards(facts: Facts) -> Stage:
    if facts.recorded:
        return Stage.RECORDED
    return Stage.AWAITING if facts.will_be_recorded else Stage.OVER
