"""Rules of plugins about who may read what, each a post of its own: they name posts, labels or addresses."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from content.importers.wordpress.wxr import Item, Term

TYPES = re.compile(
    r"(?:memb|access|restrict|protect|visib|content)\w*[-_]?rules?$|(?:^|[-_])restrictions?$"
)
LABELS = {"category": "category", "tag": "post_tag"}  # MemberPress: kinds of rules
OF_LABEL = re.compile(r"^tax_(?P<taxonomy>.+?)(?:\|\|cpt_(?P<type>.+))?$")
OF_TAXONOMY = re.compile(r"^all_tax_(?P<taxonomy>.+)$")
OF_TYPE = re.compile(r"^(?P<scope>all|single|parent)_(?P<type>.+)$")
FOR_CODES = "partial"  # of which codes and blocks in posts name the number
ADDRESS = "custom"
HOST = re.compile(r"^https?://[^/]+")
# Nothing that a program could try for ever.
UNSURE = re.compile(r"[+*}]\)+[+*{]|\(\?")


@dataclass(frozen=True)
class Rule:
    """`kind` and `about` as MemberPress writes them."""

    title: str
    kind: str
    about: str
    is_pattern: bool = False

    @property
    def named(self) -> set[str]:
        return {each.strip().lower() for each in self.about.split(",") if each.strip()}

    @property
    def is_understood(self) -> bool:
        if self.kind == ADDRESS and self.is_pattern:
            return bool(self.about) and not UNSURE.search(self.about) and is_pattern(self.about)
        if self.kind in ("all", FOR_CODES) or self.kind.startswith("all_"):
            return True
        kinds = (self.kind in LABELS, self.kind == ADDRESS, OF_LABEL.match(self.kind))
        return bool(self.about) and (any(kinds) or bool(OF_TYPE.match(self.kind)))


@dataclass(frozen=True)
class Asked:
    """What a rule asks of a post; `above` are the numbers of what lies above it."""

    id: int
    type: str
    path: str
    above: tuple[int, ...]
    labels: tuple[tuple[str, str], ...]  # taxonomy, and a name, slug or number


def is_pattern(written: str) -> bool:
    try:
        re.compile(written)
    except re.error:
        return False
    return True


def is_rule(item: Item) -> bool:
    return bool(TYPES.search(item.type))


def rule_of(item: Item) -> Rule | None:
    """None where it isn't in force."""
    if item.status not in ("publish", "private"):
        return None

    def said(ending: str) -> str:
        return next((v.strip() for k, v in item.meta.items() if k.endswith(ending)), "")

    is_pattern = said("rules_content_regexp") not in ("", "0")
    return Rule(item["title"], said("rules_type"), said("rules_content"), is_pattern)


def applies(rule: Rule, asked: Asked) -> bool:
    if not rule.is_understood or rule.kind == FOR_CODES:
        return False
    if rule.kind == ADDRESS:
        return is_at(rule, asked.path)
    if rule.kind == "all":  # of files their pages alone; those that are named are exceptions
        return asked.type != "attachment" and str(asked.id) not in rule.named
    return is_labelled(rule, asked) or is_of_type(rule, asked)


def is_labelled(rule: Rule, asked: Asked) -> bool:
    if taxonomy := LABELS.get(rule.kind):
        return has_label(asked, taxonomy, rule.named)
    if match := OF_TAXONOMY.match(rule.kind):
        return any(taxonomy == match["taxonomy"] for taxonomy, _ in asked.labels)
    match = OF_LABEL.match(rule.kind)
    is_right = match and match["type"] in (None, asked.type)
    return bool(is_right) and has_label(asked, match["taxonomy"], rule.named)


def is_of_type(rule: Rule, asked: Asked) -> bool:
    match = OF_TYPE.match(rule.kind)
    if not match or match["type"] != asked.type:
        return False
    fits = {
        "all": str(asked.id) not in rule.named,
        "single": str(asked.id) in rule.named,
        "parent": not rule.named.isdisjoint(map(str, asked.above)),
    }
    return fits[match["scope"]]


def has_label(asked: Asked, taxonomy: str, named: set[str]) -> bool:
    return any(each == taxonomy and name.lower() in named for each, name in asked.labels)


def is_at(rule: Rule, path: str) -> bool:
    if rule.is_pattern:
        return bool(path) and bool(re.search(rule.about, path))
    return bool(path) and plain_path(rule.about) == plain_path(path)


def plain_path(address: str) -> str:
    return HOST.sub("", address.strip()).strip("/").lower()


def names_of(
    labels: Iterable[Term], numbers: dict[tuple[str, str], int]
) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for each in labels:
        number = numbers.get((each.taxonomy, each.slug), 0)
        said = [each.slug, each.name, *([str(number)] if number else [])]
        found += [(each.taxonomy, name) for name in said if name]
    return tuple(found)
