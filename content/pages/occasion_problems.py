"""What an editor has to put right in the times and the registration of an event or webinar."""

from zoneinfo import available_timezones

from django.core.exceptions import NON_FIELD_ERRORS

from content.webinars.sensible_years import year_problems
from content.webinars.stage import Stage
from content.webinars.time_span import Precision

MOMENTS = ("start", "end", "previous_start", "registration_closes")


def problems_of(occasion) -> dict[str, str]:
    """What an editor has to put right, by field; with such a year nothing else can be reckoned."""
    if problems := year_problems(occasion, *MOMENTS):
        return problems
    if occasion.time_zone not in available_timezones():
        # No field of the editor's form: a file or an import wrote it.
        problems[NON_FIELD_ERRORS] = (
            f"There is no time zone {occasion.time_zone!r}. Zones are written as Europe/London."
        )
    if occasion.start and occasion.end and occasion.end <= occasion.start:
        problems["end"] = "The end comes after the start."
    if not occasion.start and occasion.date_precision != Precision.UNKNOWN:
        problems["start"] = "Enter when it starts, or say below that the date is not known."
    if occasion.stage_override == Stage.RECORDED and not occasion.is_recorded:
        problems["stage_override"] = "Add the recording first; the stage then follows by itself."
    postponed = occasion.stage_override == Stage.POSTPONED
    if postponed and occasion.own_span.is_known and not occasion.previous_start:
        problems["previous_start"] = "Enter when it should have started, and the new date above."
    if occasion.previous_start and occasion.previous_start == occasion.start:
        problems["previous_start"] = "This is the new start. Enter the one that no longer holds."
    return problems | registration_problems(occasion)


def registration_problems(occasion) -> dict[str, str]:
    problems = {}
    outside = occasion.registration == occasion.Registration.OUTSIDE
    if outside and not occasion.registration_link:
        problems["registration_link"] = "Enter where people register."
    if occasion.registration_link and not outside:
        problems["registration"] = "Choose “On another site”, or leave its address out below."
    closes, ends = occasion.registration_closes, occasion.own_span.over_from
    if closes and ends and closes > ends:
        problems["registration_closes"] = "It closes before the end."
    return problems
