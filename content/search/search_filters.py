"""Which kinds and topics a reader narrowed a search to, read from the address and written into it."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict

from content.models import Topic
from content.search.matching import MOST_PAGES, Found
from content.search_index.kinds import Kind

MOST_VALUES = 20  # of one parameter; more can't mean anything
LONGEST_SLUG = 80
DIGITS_OF_A_PAGE = 6


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True)
class Group:
    """`name` is its key in the address; of its choices several may be selected."""

    name: str
    label: str
    choices: list[Choice]


@dataclass
class SearchFilters:
    """Odd values are passed over, never an error. `found` is there once the search was made."""

    text: str
    kinds: list[str]
    topics: list[Topic]
    found: Found | None = None

    @property
    def narrowed(self) -> bool:
        return bool(self.kinds or self.topics)

    @cached_property
    def kind_choices(self) -> list[Choice]:
        counts = self.found.kinds if self.found else {}
        return [
            Choice(kind, kind.label, counts.get(kind, 0), kind in self.kinds)
            for kind in Kind
            if kind in counts or kind in self.kinds
        ]

    @cached_property
    def topic_choices(self) -> list[Choice]:
        counts = self.found.topics if self.found else {}
        chosen = {topic.pk for topic in self.topics}
        topics = Topic.objects.filter(pk__in={*counts, *chosen}) if counts or chosen else ()
        return [
            Choice(topic.slug, topic.name, counts.get(topic.pk, 0), topic.pk in chosen)
            for topic in topics
        ]

    @cached_property
    def groups(self) -> list[Group]:
        """Those with something to choose: one value that everything has narrows nothing."""
        made = (
            Group("type", "Type", self.kind_choices),
            Group("topic", "Topic", self.topic_choices),
        )
        return [each for each in made if len(each.choices) > 1 or (self.narrowed and each.choices)]

    @cached_property
    def selected(self) -> list[tuple[Group, Choice, str]]:
        """Each with the query string that takes it away."""
        return [
            (group, choice, self.query_string(without=(group.name, choice.value)))
            for group in self.groups
            for choice in group.choices
            if choice.selected
        ]

    @property
    def cleared(self) -> str:
        return urlencode({"query": self.text})

    @property
    def query(self) -> str:
        """The query string of this search, for the links to its pages."""
        return self.query_string()

    def query_string(self, *, without: tuple[str, str] | None = None) -> str:
        pairs = [("query", self.text)]
        pairs += [("type", kind) for kind in self.kinds]
        pairs += [("topic", topic.slug) for topic in self.topics]
        return urlencode([pair for pair in pairs if pair != without])


def filters_from(parameters: QueryDict, text: str) -> SearchFilters:
    kinds = [
        kind for kind in dict.fromkeys(parameters.getlist("type")[:MOST_VALUES]) if kind in Kind
    ]
    slugs = [slug for slug in parameters.getlist("topic")[:MOST_VALUES] if is_slug(slug)]
    topics = list(Topic.objects.shown().filter(slug__in=slugs)) if slugs else []
    return SearchFilters(text, kinds, topics)


def is_slug(value: str) -> bool:
    return len(value) <= LONGEST_SLUG and value.isascii() and value.replace("-", "").isalnum()


def page_number(parameters: QueryDict) -> int:
    """From 1; the first for anything that isn't a number of a page."""
    value = parameters.get("page", "")[: DIGITS_OF_A_PAGE + 1]
    number = int(value) if value.isascii() and value.isdigit() else 1
    return min(max(number, 1), MOST_PAGES)
