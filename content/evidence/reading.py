"""A finding in plain sentences: what its numbers mean, and how sure we are of them.

They say no more than the record does: no cause, no risk where only odds are known, and nothing at
all where it isn't plain what is compared with what.
"""

from decimal import Decimal

from django.utils.formats import date_format

from content.evidence.figures import figure, plain_number
from content.evidence.finding import State
from content.evidence.source import Source
from content.evidence.units import Unit

NEAR = Decimal("0.02")  # of a number: how much rounding may change it
ODDS_ARE_NOT_RISK = "An odds ratio is not the same as being that many times as likely."


def reading_of(finding) -> list[str]:
    """A sentence for each group; [] where nothing can be said that the figures don't say."""
    unit, values = finding.unit_kind, list(finding.values.all())
    compared = [value for value in values if value.comparator]
    unfit = unit == Unit.QUALITATIVE or finding.state == State.DISPUTED or is_share(finding)
    if unfit or len(compared) != 1:
        return []
    base, others = compared[0], [value for value in values if not value.comparator]
    say = SENTENCES.get(unit, no_sentence)
    sentences = [sentence for value in others if (sentence := say(value, base, unit))]
    return [*sentences, ODDS_ARE_NOT_RISK] if unit == Unit.ODDS_RATIO and sentences else sentences


def is_share(finding) -> bool:
    """Of a share, the groups are parts of one whole, or of two: not "of every 100 people"."""
    if finding.unit != Unit.PERCENT:
        return False
    whole = sum(value.value for value in finding.values.all())
    return "share" in finding.measure.lower() or abs(whole - 100) < 1


def ratio(value, base, unit) -> str:
    """By tens where that is exact, else by hundreds."""
    if base.value != 1:
        return ""
    many = 10 if (value.value * 10) % 1 == 0 else 100
    least = plain_number(value.value * many)
    most = f" to {plain_number(value.value_max * many)}" if value.value_max else ""
    about = f"{value.qualifier} " if value.qualifier else ""
    return (
        f"For every {many} among {base.group} there are {about}{least}{most} among {value.group}, "
        "counted as if both groups were of one size."
    )


def odds(value, base, unit) -> str:
    return (
        f"The odds for {value.group} are {figure(value, unit)} times those for {base.group}."
        if base.value == 1
        else ""
    )


def rate(value, base, unit) -> str:
    """Two rates for the same number of people, put beside each other; by tens where that is near enough."""
    if not base.value or is_rough(value, base):
        return ""
    quotient = value.value / base.value
    many = 10 if is_near(quotient * 10) and round(quotient) != 1 else 100
    there = round(quotient * many)
    if not there:
        return ""
    return (
        f"For every {many} among {base.group} there are about {there} among {value.group}, "
        "for the same number of people."
    )


def is_near(number: Decimal) -> bool:
    """Whether rounding to a whole number changes little."""
    return bool(round(number)) and abs(round(number) - number) / number < NEAR


def is_rough(value, base) -> bool:
    """A range, or a figure of which the source says "around": what is worked out from it would pretend."""
    return bool(value.value_max or value.qualifier or base.value_max or base.qualifier)


def percentage(value, base, unit) -> str:
    """The distance in points; what is measured as a surplus says so itself."""
    if base.value == 0 and is_surplus(value):
        return f"{value.group}: {figure(value, unit)} more than {base.group}."
    if is_rough(value, base):
        return ""
    return f"{value.group}: {apart(value, base)} percentage points {more(value, base)} than {base.group}."


def is_surplus(value) -> bool:
    return "excess" in value.finding.measure.lower()


def time(value, base, unit) -> str:
    if is_rough(value, base):
        return ""
    return f"{value.group}: {apart(value, base)}{unit.after_figure} {more(value, base)} than {base.group}."


def no_sentence(value, base, unit) -> str:
    return ""


SENTENCES = {
    Unit.RATE_RATIO: ratio,
    Unit.ODDS_RATIO: odds,
    Unit.PERCENT: percentage,
    Unit.PER_1000: rate,
    Unit.PER_100000: rate,
    Unit.DAYS: time,
    Unit.YEARS: time,
}


def apart(value, base) -> str:
    return plain_number(abs(value.value - base.value))


def more(value, base) -> str:
    return "more" if value.value >= base.value else "less"


def certainty_of(finding) -> list[str]:
    """What it rests on, from the record: state, kind of source, intervals, rounding, arithmetic."""
    values = list(finding.values.all())
    return [
        state_words(finding),
        *source_words(finding),
        *chance_words(finding.unit_kind, values),
        *how_exact(finding, values),
    ]


def state_words(finding) -> str:
    if finding.state == State.CHECKED:
        when = date_format(finding.checked_on, "j F Y") if finding.checked_on else ""
        return f"We compared it with the source{f' on {when}' if when else ''}."
    return {
        State.UNVERIFIED: "We have not been able to confirm it. Please do not quote it as fact.",
        State.DISPUTED: "Other evidence points a different way, or its terms don't fit together.",
        State.SUPERSEDED: "A newer finding has taken its place.",
        State.WITHDRAWN: "We no longer stand behind it.",
    }[State(finding.state)]


def source_words(finding) -> list[str]:
    if finding.source is None:
        return ["No source is known."]
    if not finding.source.kind:
        return [] if finding.state == State.CHECKED else ["We have not seen the source itself."]
    return [
        {
            Source.Kind.PRIMARY: "The source is by those who made the figures.",
            Source.Kind.SECONDARY: "The source reports somebody else's figures, so something may have "
            "been lost on the way.",
            Source.Kind.REPOST: "The source is a copy of a report; the original should be read before "
            "it is quoted.",
        }[Source.Kind(finding.source.kind)]
    ]


def chance_words(unit: Unit, values: list) -> list[str]:
    if unit == Unit.QUALITATIVE:
        return []
    with_interval = [value for value in values if value.lower is not None]
    if not with_interval:
        return ["No interval is given, so we can't say how far chance may have moved the figure."]
    words = ["The interval shows how far chance may have moved the figure."]
    around = [value.group for value in with_interval if value.lower <= Decimal(1) <= value.upper]
    if unit.is_ratio and around:
        words.append(f"For {' and '.join(around)} it holds 1, so there may be no difference.")
    return words


def how_exact(finding, values: list) -> list[str]:
    words = []
    if qualifiers := dict.fromkeys(value.qualifier for value in values if value.qualifier):
        words.append(f"The source rounds: it says “{'”, “'.join(qualifiers)}”.")
    if derived := [value.group for value in values if value.derived]:
        words.append(f"Worked out by LARCH: {', '.join(derived)}.")
    if finding.last_year is None:
        words.append("It isn't known which years it covers.")
    return words
