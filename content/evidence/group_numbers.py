"""Whether a sentence gives each number to the group that has it in the values.

Only a plain exchange is told: two numbers or more, each in a part of the sentence that names one group
alone, and each of the other group. Whatever else the words may mean passes, since a sentence that
is right must never be refused.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from content.evidence.nouns import HAS_NOUN
from content.evidence.sentence import FOUND, read

FEWEST = 2  # groups that make an exchange
# What parts one number with its group from the next; a comma within "1,800" doesn't, nor does the
# bracket of "White residents (74%)".
PARTING = re.compile(
    r"[,;()]\s|[.]\s|\s\((?![\d.,]+\s?%?\))|\s(?:and|but|while|whereas|against|versus|than|compared with|beside|when)\s",
    re.IGNORECASE,
)
# "South Asian" isn't "Asian", nor is "Black African" "Black".
BEFORE = r"(?<![\w-])(?<!South )(?<!East )(?<!British )(?<!Other )(?<!not )"
AFTER = r"(?![\w-])(?! (?:African|Caribbean|British|Irish|Other|Asian|or)\b)"


@dataclass(frozen=True)
class Astray:
    """A number that stands beside the name of another group than its own."""

    number: str
    beside: str
    owner: str


def numbers_exchanged(statement: str, values: Iterable) -> list[Astray]:
    numbers = numbers_by_group(values)
    names = names_of(numbers)
    if len(numbers) < FEWEST or not names or "respectively" in statement.lower():
        return []
    astray = [each for part in parts_of(statement, names) for each in in_part(part, names, numbers)]
    exchanged = {each.beside for each in astray} == {each.owner for each in astray}
    return astray if exchanged else []


def numbers_by_group(values: Iterable) -> dict[str, set[Decimal]]:
    numbers: dict[str, set[Decimal]] = {}
    for value in values:
        own = numbers.setdefault(value.group, set())
        own.update(each for each in (value.value, value.value_max) if each is not None)
    return numbers


def names_of(groups: Iterable[str]) -> dict[str, str]:
    """Each name by which one group alone may be called, in small letters, with that group."""
    called: dict[str, set[str]] = {}
    for group in groups:
        whole = re.sub(r"\s*\([^)]*\)", "", group).strip()
        plain = " ".join(HAS_NOUN.sub("", whole).split())
        for name in {whole, plain, *plain.split(" ")[:1]} - {""}:
            called.setdefault(name.lower(), set()).add(group)
    exact = {group.lower(): group for group in groups}
    return exact | {name: next(iter(all_)) for name, all_ in called.items() if len(all_) == 1}


def parts_of(statement: str, names: dict[str, str]) -> list[str]:
    """Cut where one thing ends and the next begins, but not within the name of a group."""
    within = [found.span() for found in mentions(statement, names)]
    parts, start = [], 0
    for cut in PARTING.finditer(statement):
        if not any(first < cut.end() and cut.start() < last for first, last in within):
            parts.append(statement[start : cut.start()])
            start = cut.end()
    return [*parts, statement[start:]]


def mentions(text: str, names: dict[str, str]) -> list[re.Match]:
    longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return list(re.finditer(f"{BEFORE}(?:{longest_first}){AFTER}", text, re.IGNORECASE))


def in_part(part: str, names: dict[str, str], numbers: dict[str, set[Decimal]]) -> Iterator[Astray]:
    groups = {names[found[0].lower()] for found in mentions(part, names)}
    if len(groups) != 1:
        return
    (beside,) = groups
    for found in FOUND.finditer(part):
        owners = [group for group, own in numbers.items() if read(found[0]) in own]
        if len(owners) == 1 and owners[0] != beside:
            yield Astray(found[0], beside, owners[0])
