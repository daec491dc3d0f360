"""A finding in plain sentences: what its numbers mean, and how sure we are of them.

They say no more than the record does: no cause, no risk where only odds are known, and nothing at
all where it isn't plain what is compared with what.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import date_format

from content.evidence.figures import figure, plain_number
from content.evidence.finding import Finding, State
from content.evidence.finding_value import FindingValue
from content.evidence.nouns import counted_by, opening, pairs_of, people_of, without
from content.evidence.sentence import ROUGHLY, multiples_in
from content.evidence.source import Source
from content.evidence.units import Unit

NEAR = Decimal("0.02")  # of a number: how much rounding may change it
ODDS_ARE_NOT_RISK = "An odds ratio is not the same as being that many times as likely."


@dataclass(frozen=True)
class Pair:
    """Two values side by side, each with its group in words."""

    value: FindingValue
    base: FindingValue
    group: str
    other: str
    finding: Finding

    @property
    def unit(self) -> Unit:
        return self.finding.unit_kind


def reading_of(finding) -> list[str]:
    """A sentence for each group; [] where nothing can be said that the figures don't say."""
    unit = finding.unit_kind
    if unit == Unit.QUALITATIVE or finding.state == State.DISPUTED or is_share(finding):
        return []
    say = SENTENCES.get(unit, no_sentence)
    found = []
    for value, base, common in pairs_of(list(finding.values.all())):
        names = [people_of(without(each.group, common), finding) for each in (value, base)]
        if all(names) and (sentence := say(Pair(value, base, *names, finding))):
            found.append(opening(common, sentence))
    return [*found, ODDS_ARE_NOT_RISK] if unit == Unit.ODDS_RATIO and found else found


def is_share(finding) -> bool:
    """Of a share, the groups are parts of one whole, or of two: not "of every 100 people"."""
    if finding.unit != Unit.PERCENT:
        return False
    whole = sum(value.value for value in finding.values.all())
    return "share" in finding.measure.lower() or abs(whole - 100) < 1


def ratio(pair: Pair) -> str:
    """By tens where that is exact, else by hundreds."""
    value, what = pair.value, counted_by(pair.finding)
    if pair.base.value != 1:
        return ""
    if not what:
        return f"The figure for {pair.group} is {figure(value, pair.unit)} times that for {pair.other}."
    many = 10 if (value.value * 10) % 1 == 0 else 100
    least = plain_number(value.value * many)
    most = f" to {plain_number(value.value_max * many)}" if value.value_max else ""
    about = f"{value.qualifier} " if value.qualifier else ""
    alike = " and alike in everything that was allowed for" if is_adjusted(pair.finding) else ""
    return (
        f"For every {many} {what} among {pair.other} there are {about}{least}{most} among "
        f"{pair.group}, counted as if both groups were of one size{alike}."
    )


def is_adjusted(finding) -> bool:
    return "adjusted" in finding.measure.lower()


def odds(pair: Pair) -> str:
    if pair.base.value != 1:
        return ""
    return f"The odds for {pair.group} are {figure(pair.value, pair.unit)} times those for {pair.other}."


def rate(pair: Pair) -> str:
    """Two rates for the same number of people, put beside each other; by tens where that is near enough."""
    if not pair.base.value or is_rough(pair):
        return ""
    quotient, what = pair.value.value / pair.base.value, counted_by(pair.finding)
    many = 10 if is_near(quotient * 10) and round(quotient) != 1 else 100
    there = round(quotient * many)
    if not there or contradicts(quotient, pair.finding.statement):
        return ""
    if not what:
        times = plain_number(round(quotient, 1 if quotient >= 1 else 2))
        return f"The rate for {pair.group} is about {times} times that for {pair.other}."
    return (
        f"For every {many} {what} among {pair.other} there are about {there} among {pair.group}, "
        "for the same number of people in both groups."
    )


def contradicts(quotient: Decimal, statement: str) -> bool:
    """Whether the source's own multiple, worked out before its rates were rounded, is another one.

    "3.5 times" beside 228 and 64, of which 3.6 would be made.
    """
    said = [number for number in multiples_in(statement)
            if abs(number - quotient) <= number * ROUGHLY]  # fmt: skip
    return bool(said) and all(round(quotient, decimals(number)) != number for number in said)


def decimals(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


def is_near(number: Decimal) -> bool:
    """Whether rounding to a whole number changes little."""
    return bool(round(number)) and abs(round(number) - number) / number < NEAR


def is_rough(pair: Pair) -> bool:
    """A range, or a figure of which the source says "around": what is worked out from it would pretend."""
    return any(each.value_max or each.qualifier for each in (pair.value, pair.base))


def percentage(pair: Pair) -> str:
    """The distance in points; what is measured as a surplus says so itself."""
    if pair.base.value == 0 and "excess" in pair.finding.measure.lower():
        more_by = figure(pair.value, pair.unit)
        return f"The figure for {pair.group} is {more_by} higher than that for {pair.other}."
    points = "percentage point" if apart(pair) == "1" else "percentage points"
    return distance(pair, points, ("higher", "lower"))


def days(pair: Pair) -> str:
    return distance(pair, "day" if apart(pair) == "1" else "days", ("longer", "shorter"))


def years(pair: Pair) -> str:
    return distance(pair, "year" if apart(pair) == "1" else "years", ("higher", "lower"))


def distance(pair: Pair, words: str, more_less: tuple[str, str]) -> str:
    if is_rough(pair):
        return ""
    if pair.value.value == pair.base.value:
        return f"The figure is the same for {pair.group} and for {pair.other}."
    which = more_less[pair.value.value < pair.base.value]
    return (
        f"The figure for {pair.group} is {apart(pair)} {words} {which} than that for {pair.other}."
    )


def apart(pair: Pair) -> str:
    return plain_number(abs(pair.value.value - pair.base.value))


def no_sentence(pair: Pair) -> str:
    return ""


SENTENCES = {
    Unit.RATE_RATIO: ratio,
    Unit.ODDS_RATIO: odds,
    Unit.PERCENT: percentage,
    Unit.PER_1000: rate,
    Unit.PER_100000: rate,
    Unit.DAYS: days,
    Unit.YEARS: years,
}


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
