"""Why a post that WordPress calls published isn't for everybody: said by the post, or elsewhere.

Elsewhere: a rule of a plugin that is a post of its own, a field of a label, or what the post belongs
to. All are noted at the first reading, since they may come after the posts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from content.importers.wordpress import belonging
from content.importers.wordpress.access_rules import (
    FOR_CODES,
    HOST,
    Asked,
    Rule,
    applies,
    is_rule,
    names_of,
    rule_of,
)
from content.importers.wordpress.builder_doubts import IN_PART, OTHERWISE, doubt_of
from content.importers.wordpress.restricted_posts import FOR_MEMBERS, restricted_by, restricts
from content.importers.wordpress.wxr import Item, Term

if TYPE_CHECKING:
    from content.importers.wordpress.survey import Entry, Survey

LOCKED = "draft, because it asked for a password"
BELONGS = "draft, because it belongs to what isn't for everybody"
# Where only a part of the page, or perhaps nothing of it, isn't for everybody.
NEEDS_A_LOOK = (BELONGS, IN_PART, OTHERWISE)
Label = tuple[str, str]  # taxonomy, slug
LABELS = re.compile(r"restrict|(?:access|member(?:ship)?)[-_]?(?:level|plan|only)s?$")


def withheld_by(item: Item) -> str:
    """By the post itself; "" where nothing does."""
    if item["post_password"]:
        return LOCKED
    name = restricted_by(item) or restricting_label(item)
    return f"{FOR_MEMBERS} ({name})" if name else doubt_of(item)


def restricting_label(item: Item) -> str:
    """Some plugins ask for a permission by a label of a kind of their own."""
    return next((each.taxonomy for each in item.terms if LABELS.search(each.taxonomy)), "")


@dataclass
class Withheld:
    rules: list[Rule] = field(default_factory=list)
    tells_rules: bool = False  # of one that isn't in force, too
    labels: dict[Label, str] = field(default_factory=dict)  # the field that closes each
    described: dict[Label, int] = field(default_factory=dict)  # all that the export tells of
    shut: dict[int, str] = field(default_factory=dict)  # not public, of plugins' kinds
    courses: dict[int, str] = field(default_factory=dict)  # whose lessons are for participants
    within: dict[int, tuple[int, ...]] = field(default_factory=dict)
    samples: set[int] = field(default_factory=set)

    def note(self, item: Item) -> None:
        if is_rule(item):
            self.tells_rules, rule = True, rule_of(item)
            self.rules.extend([rule] if rule else [])
        elif belonging.is_plugins(item) and item.id:
            self.note_belonging(item)

    def note_belonging(self, item: Item) -> None:
        called = f"{item.type} “{item['title']}”"
        if parents := belonging.parents_of(item):
            self.within[item.id] = parents
        if item.status in belonging.NOT_PUBLIC or withheld_by(item):
            self.shut[item.id] = called
        if belonging.is_course(item) and not belonging.is_open_course(item):
            self.courses[item.id] = called
        if belonging.is_sample(item):
            self.samples.add(item.id)

    def note_label(self, term: Term) -> None:
        label = (term.taxonomy, term.slug)
        self.described[label] = term.id
        if name := next((name for name, value in term.meta if restricts(name, value)), ""):
            self.labels[label] = f"{term.name}: {name}"

    def keep_back(self, survey: Survey) -> None:
        above = {entry.id: entry.parent for entry in survey.posts if entry.id}
        for entry in (*survey.posts, *survey.attachments.values()):
            entry.kept_by = entry.kept_by or self.reason(entry, above)

    def reason(self, entry: Entry, above: dict[int, int]) -> str:
        address = entry.address if entry.type == "attachment" else entry.link
        asked = Asked(
            entry.id, entry.type, HOST.sub("", address), tuple(climb(entry.id, above)),
            names_of(entry.terms, self.described),
        )  # fmt: skip
        if rule := next((rule for rule in self.rules if applies(rule, asked)), None):
            return f"{FOR_MEMBERS} (the rule “{rule.title}”)"
        if entry.type == "attachment":
            return ""
        labels = ((each.taxonomy, each.slug) for each in entry.terms)
        if name := next((self.labels[each] for each in labels if each in self.labels), ""):
            return f"{FOR_MEMBERS} ({name})"
        if entry.type in belonging.ORDINARY:
            return ""
        called = self.closed_above(entry)
        return f"{BELONGS} ({called})" if called else ""

    def closed_above(self, entry: Entry) -> str:
        waiting, seen = [*self.within.get(entry.id, ())], {entry.id}
        is_lesson = belonging.is_step(entry.type) and entry.id not in self.samples
        while waiting:
            number = waiting.pop(0)
            if number in seen:
                continue
            seen.add(number)
            called = self.shut.get(number) or (is_lesson and self.courses.get(number))
            if called:
                return called
            waiting.extend(self.within.get(number, ()))
        return ""

    def not_understood(self) -> Iterator[str]:
        for rule in self.rules:
            if not rule.is_understood and rule.kind != FOR_CODES:
                yield rule.title


def climb(number: int, above: dict[int, int]) -> Iterator[int]:
    seen = {number}
    while (number := above.get(number, 0)) and number not in seen:
        seen.add(number)
        yield number


def as_state(withheld: Withheld) -> dict:
    return {
        "rules": [asdict(rule) for rule in withheld.rules],
        "labels": [[*label, name] for label, name in sorted(withheld.labels.items())],
        "shut": {str(number): name for number, name in sorted(withheld.shut.items())},
        "courses": {str(number): name for number, name in sorted(withheld.courses.items())},
    }


def learn(withheld: Withheld, earlier: dict, numbers: dict[int, str]) -> None:
    """What an earlier export told and this one doesn't; `numbers` are of all items in this one."""
    if not withheld.tells_rules:
        withheld.rules = [Rule(**each) for each in earlier.get("rules", ())]
    for taxonomy, slug, name in earlier.get("labels", ()):
        if (taxonomy, slug) not in withheld.described:
            withheld.labels.setdefault((taxonomy, slug), name)
    for names, known in ((withheld.shut, "shut"), (withheld.courses, "courses")):
        for number, name in earlier.get(known, {}).items():
            if int(number) not in numbers:
                names.setdefault(int(number), name)
