"""What a robots.txt asks of us, read as RFC 9309 says: the longest rule that fits decides.

Python's own reader takes the first rule that fits and knows no "*" and "$", which the sites of
government use.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

MOST_BYTES = 512_000  # as much as the RFC asks for
EVERYBODY = "*"
FIELDS = ("allow", "disallow", "crawl-delay")


@dataclass(frozen=True)
class Rules:
    """For one crawler at one host."""

    allowed: tuple[str, ...] = ()
    disallowed: tuple[str, ...] = ()
    pause: float = 0  # seconds

    def allow(self, path: str) -> bool:
        path = plain(path)
        allowed, disallowed = longest(self.allowed, path), longest(self.disallowed, path)
        return disallowed < 0 or allowed >= disallowed


def rules_for(product: str, text: str) -> Rules:
    """Those of the groups that name the product, or else of those for everybody."""
    own, everybody = [], []
    for agents, fields in groups(text):
        if product.lower() in agents:
            own += fields
        if EVERYBODY in agents:
            everybody += fields
    fields = own or everybody
    return Rules(
        tuple(plain(value) for name, value in fields if name == "allow" and value),
        tuple(plain(value) for name, value in fields if name == "disallow" and value),
        max((seconds(value) for name, value in fields if name == "crawl-delay"), default=0),
    )


def groups(text: str) -> Iterator[tuple[set[str], list[tuple[str, str]]]]:
    agents: set[str] = set()
    fields: list[tuple[str, str]] = []
    for name, value in lines(text):
        if name == "user-agent":
            if fields:
                yield agents, fields
                agents, fields = set(), []
            agents.add(value.split("/")[0].lower())
        elif agents and name in FIELDS:
            fields.append((name, value))
    # One without rules still stands between its crawler and the rules for everybody.
    yield agents, fields or [("disallow", "")]


def lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.removeprefix("\ufeff").splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield name.strip().lower(), value.strip()


def longest(patterns: Iterable[str], path: str) -> int:
    """The length of the longest pattern that fits; -1 when none does."""
    return max((len(each) for each in patterns if fits(each, path)), default=-1)


def fits(pattern: str, path: str) -> bool:
    """Without a regular expression, which many "*" in a pattern could keep busy for ever."""
    to_the_end = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, part in enumerate(rest, 1):
        if to_the_end and number == len(rest):
            return path.endswith(part) and len(path) - len(part) >= at
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return not to_the_end or at == len(path)


def plain(path: str) -> str:
    """Two spellings of a path become one."""
    return quote(unquote(path), safe="/?&=:;,+@!'()*$~")


def seconds(value: str) -> float:
    try:
        return max(0.0, float(value))
    except ValueError:
        return 0
