"""The mapping file: which category becomes which kind of page, and who stands behind an account."""

from collections.abc import Mapping as Lookup
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from content.importers.entries import did_you_mean_one_of
from content.importers.problems import FilesError, LoadError, Problem
from content.importers.wordpress.custom_labels import TOPIC
from content.importers.wordpress.survey import Entry

DEFAULT = Path(__file__).with_name("default_map.yaml")
KINDS = ("news", "blog", "tool", "publication", "training", "event", "webinar", "page", "skip")
TOPICS = {
    "both": {"category", "post_tag"},
    "categories": {"category"},
    "tags": {"post_tag"},
    "none": set(),
}
PARTS = ("categories", "otherwise", "posts", "types", "accounts", "topics", "taxonomies")


@dataclass
class Mapping:
    categories: dict[str, str] = field(default_factory=dict)
    otherwise: str = "news"
    posts: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    accounts: dict[str, dict[str, str]] = field(default_factory=dict)
    topics: str = "both"
    taxonomies: dict[str, str] = field(default_factory=dict)  # of plugins
    parents: dict[str, str] = field(default_factory=dict)  # of the old site's categories

    def kind_of(self, entry: Entry) -> tuple[str, str]:
        """The kind of page, and why."""
        for name in (str(entry.id), entry.slug):
            if name and name in self.posts:
                return self.posts[name], "the mapping file names it"
        if entry.type in self.types:
            return self.types[entry.type], f"posts of the type {entry.type}"
        if entry.type == "page":
            return "page", "a page of WordPress"
        slugs = [term.slug for term in entry.terms if term.taxonomy == "category"]
        ruling = {self.ruling(slug): slug for slug in reversed(slugs)}
        for rule, kind in self.categories.items():
            if rule in ruling:
                slug = ruling[rule]
                below = "" if slug == rule else f", which lies below {rule}"
                return kind, f"category {slug}{below}"
        return self.otherwise, "none of its categories is mapped"

    def ruling(self, slug: str) -> str:
        """The category whose rule this one follows: its own, or that of the nearest above it."""
        seen = [slug]
        while seen[-1] not in self.categories:
            above = self.parents.get(seen[-1], "")
            if not above or above in seen:
                return ""
            seen.append(above)
        return seen[-1]

    def kind_of_category(self, slug: str) -> str:
        """Of a category alone; "" where nothing is said of it."""
        return self.categories.get(self.ruling(slug), "")

    def maps(self, slug: str) -> bool:
        return slug in self.categories

    def topic_taxonomies(self) -> set[str]:
        return TOPICS[self.topics] | {
            name for name, becomes in self.taxonomies.items() if becomes == TOPIC
        }


def read_map(path: Path | None) -> Mapping:
    """What the file doesn't say, the default says. Raises LoadError with every fault."""
    mapping = Mapping(**loaded(DEFAULT))
    if path is None:
        return mapping
    given = loaded(path)
    problems = [Problem(path.name, 1, *each) for each in faults(given)]
    if problems:
        raise FilesError(problems)
    for name, value in given.items():
        default = getattr(mapping, name)
        if isinstance(value, dict):
            # What somebody names themselves decides before the default does.
            others = {key: kind for key, kind in default.items() if key not in value}
            setattr(mapping, name, {**value, **others})
        else:
            setattr(mapping, name, value)
    return mapping


def loaded(path: Path) -> dict:
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except OSError as error:
        raise LoadError(f"{path} can't be read: {error.strerror}.") from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        place = getattr(error, "problem_mark", None)
        line = f", line {place.line + 1}" if place else ""
        raise LoadError(
            f"{path.name}{line}: This is no YAML. Begin with a copy of {DEFAULT.name}."
        ) from error
    if not isinstance(found, dict):
        raise LoadError(f"{path.name}: Write the parts below one another: {', '.join(PARTS)}.")
    return {
        name: {str(key): value for key, value in part.items()} if isinstance(part, dict) else part
        for name, part in found.items()
    }


def faults(given: Lookup[str, object]) -> list[tuple[str, str]]:
    """(field, what is wrong)"""
    found = []
    for name, part in given.items():
        if name not in PARTS:
            found.append(
                (str(name), f"There is no such part{did_you_mean_one_of(str(name), PARTS)}")
            )
        elif name == "topics":
            if not isinstance(part, str) or part not in TOPICS:
                found.append((name, f"Write one of: {', '.join(TOPICS)}."))
        elif name == "otherwise":
            found.extend(wrong_kind(name, part))
        elif not isinstance(part, dict):
            found.append((name, "Write one a line: a name, a colon, and what it becomes."))
        elif name == "accounts":
            found.extend(each for login, who in part.items() for each in wrong_author(login, who))
        else:
            also = (TOPIC,) if name == "taxonomies" else ()
            found.extend(
                each
                for key, kind in part.items()
                for each in wrong_kind(f"{name}.{key}", kind, also)
            )
    return found


def wrong_kind(name: str, kind: object, also: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    if kind in (*KINDS, *also):
        return []
    return [(name, f"“{kind}” is no kind of page{did_you_mean_one_of(str(kind), (*KINDS, *also))}")]


def wrong_author(login: str, who: object) -> list[tuple[str, str]]:
    known = isinstance(who, dict) and len(who) == 1 and set(who) <= {"person", "organisation"}
    if known and all(isinstance(name, str) and name.strip() for name in who.values()):
        return []
    return [(f"accounts.{login}", "Write {person: Their Name} or {organisation: Its name}.")]
