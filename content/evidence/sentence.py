"""Whether a sentence and the values beneath it say the same numbers.

A numeral has to be a value, a year of the period, or stand in the words of the record ("type 2").
What is worked out from two values passes when it is named as such: "3.5 times", "a 12-point gap",
"one in five", "half".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from content.evidence.figures import plain_number
from content.evidence.periods import years_of

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = {word: Decimal(number) for number, word in enumerate(UNITS)}
WORDS |= {word: Decimal(10 * number) for number, word in enumerate(TENS, 2)}
MULTIPLES = {"double": 2, "doubles": 2, "doubled": 2, "twice": 2, "triple": 3, "tripled": 3,
             "treble": 3, "trebled": 3, "thrice": 3, "quadruple": 4, "quadrupled": 4}  # fmt: skip
PARTS = {
    "half": Decimal(50),
    "third": Decimal(100) / 3,
    "quarter": Decimal(25),
    "fifth": Decimal(20),
}
TOO_ROUND = {
    "dozen",
    "dozens",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
}
NUMBER = (
    rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|(?:{'|'.join(TENS)})(?:[\s-](?:{'|'.join(UNITS[1:10])}))?"
    rf"|{'|'.join(sorted(WORDS, key=len, reverse=True))})"
)
FOLD = re.compile(rf"\b({'|'.join(WORDS)})-?fold\b", re.IGNORECASE)
# Not within a word or a name: "Covid-19", "H1N1", "B12".
FOUND = re.compile(rf"(?<![\w.])(?<![A-Za-z]-){NUMBER}(?!\w)", re.IGNORECASE)
ONE_IN = re.compile(
    rf"\b({NUMBER})(?:\s+\w+){{0,2}}?\s+(?:in|out of)\s+({NUMBER})\b", re.IGNORECASE
)
TIMES = re.compile(r"[\s-]*(?:times|fold)\b", re.IGNORECASE)
APART = re.compile(
    r"[\s-]*(?:percentage\s+)?(?:points?|years?|days?|per cent higher)\b", re.IGNORECASE
)
ROUGHLY = Decimal("0.2")  # how far "nearly three times" may be from the quotient, in parts of it
POINTS = Decimal(5)  # how far "half" or "one in five" may be from a percentage


@dataclass(frozen=True)
class Known:
    """What the record knows: its values, and the words in which numbers are only names."""

    values: tuple[Decimal, ...]
    words: str

    def holds(self, number: Decimal) -> bool:
        return number in self.values

    def names(self, number: Decimal) -> bool:
        return number in {read(each.group()) for each in FOUND.finditer(self.words)}

    def quotient(self, number: Decimal) -> bool:
        return any(
            abs(one / other - number) <= max(number * ROUGHLY, Decimal("0.05"))
            for one, other in permutations(self.values, 2)
            if other
        )

    def difference(self, number: Decimal) -> bool:
        return any(
            abs(one - other - number) <= Decimal("0.5")
            for one, other in permutations(self.values, 2)
        )

    def part(self, percent: Decimal) -> bool:
        return any(abs(value - percent) <= POINTS for value in self.values)


def numbers_astray(statement: str, known: Known) -> list[str]:
    """The numbers of the statement, as written, that stand nowhere in the record."""
    astray, fractions = [], [each for each in ONE_IN.finditer(statement) if is_part(each, known)]
    for fraction in fractions:
        one, many = read(fraction[1]), read(fraction[2])
        if not many or not known.part(100 * one / many):
            astray.append(fraction[0])
    for found in FOUND.finditer(statement):
        within = any(f.start() <= found.start() < f.end() for f in fractions)
        if not within and not is_known(found, statement, known):
            astray.append(found[0])
    return [*astray, *words_astray(statement, known)]


def is_part(fraction: re.Match, known: Known) -> bool:
    """ "One in five", but not "1,800 in 2022"."""
    return not (known.holds(read(fraction[1])) and known.names(read(fraction[2])))


def is_known(found: re.Match, statement: str, known: Known) -> bool:
    number, after = read(found[0]), statement[found.end() :]
    if TIMES.match(after):  # what is only a name of something is no multiple
        return known.holds(number) or known.quotient(number)
    if known.holds(number) or known.names(number) or found[0].lower() == "one":
        return True
    return bool(APART.match(after)) and known.difference(number)


def multiples_in(statement: str) -> list[Decimal]:
    """What the statement says with "times": [3.5] of "3.5 times the rate"."""
    return [read(found[0]) for found in FOUND.finditer(statement)
            if TIMES.match(statement[found.end() :])]  # fmt: skip


def words_astray(statement: str, known: Known) -> Iterator[str]:
    yield from (sign for sign in statement if sign.isnumeric() and not sign.isascii())
    for found in FOLD.finditer(statement):
        number = WORDS[found[1].lower()]
        if not known.holds(number) and not known.quotient(number):
            yield found[0]
    for word in re.findall(r"[a-z]+", statement.lower()):
        if word in TOO_ROUND and word not in known.words.lower():
            yield word
        if word in MULTIPLES:
            number = Decimal(MULTIPLES[word])
            if not known.holds(number) and not known.quotient(number):
                yield word
        elif word in PARTS and not known.part(PARTS[word]) and word not in known.words.lower():
            yield word


def read(text: str) -> Decimal:
    """ "1,800" as 1800, "fifty-seven" as 57."""
    if text[0].isdigit():
        return Decimal(text.replace(",", ""))
    return sum((WORDS[word] for word in re.split(r"[\s-]+", text.lower())), Decimal(0))


def known_of(finding, values: Iterable) -> Known:
    """`values` beside the finding, since an editor's form holds those that aren't saved yet."""
    values = list(values)
    names = [finding.measure, finding.population, finding.place_detail, finding.period]
    names += [word for value in values for word in (value.group, value.period)]
    spans = [span for period in (finding.period, *(value.period for value in values))
             if (span := years_of(period))]  # fmt: skip
    names += [str(year) for span in spans for year in range(span[0], span[1] + 1)]
    if denominator := finding.unit_kind.denominator:
        names.append(plain_number(Decimal(denominator)))
    return Known(
        tuple(n for value in values for n in value.numbers), " ; ".join(filter(None, names))
    )
