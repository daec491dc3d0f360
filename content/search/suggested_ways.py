"""Beside titles: topics, and searches for what this site calls what somebody is typing."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.urls import reverse

from content.models import SearchEntry, SearchSynonym, Topic
from content.search.asked import Words, phrase
from content.search_index.folding import words_of
from content.search_index.synonym import phrases

FEWEST_LETTERS = 3  # of two too many words begin with them, unless they are all of one
MOST_OF_EACH = 2


@dataclass(frozen=True)
class Way:
    title: str
    kind: str
    asked: dict[str, str]

    @property
    def address(self) -> str:
        return f"{reverse('search')}?{urlencode(self.asked)}"


def ways(words: Words) -> list[Way]:
    """Those that lead to something; a topic before a search for the same."""
    topics = list(topics_beginning(words))
    known = {topic.title.lower() for topic in topics}
    return [*topics, *(way for way in searches(words) if way.title.lower() not in known)]


def topics_beginning(words: Words) -> Iterator[Way]:
    on_topic = SearchEntry.objects.public().filter(topic_ids__contains=[OuterRef("pk")])
    topics = Topic.objects.filter(Exists(on_topic))
    begun = [topic for topic in topics if begins(tuple(words_of(topic.name)), words)]
    for topic in begun[:MOST_OF_EACH]:
        yield Way(topic.name, "Topic", {"topic": topic.slug})


def searches(words: Words) -> Iterator[Way]:
    found = 0
    for name in {name.lower(): name for name in names_for(words)}.values():
        if found == MOST_OF_EACH:
            break
        if SearchEntry.objects.public().filter(words=phrase(tuple(words_of(name)))).exists():
            found += 1
            yield Way(name, "Search", {"query": name})


def names_for(words: Words) -> Iterator[str]:
    """As staff wrote them: what the site calls it, or what begins as was typed."""
    for typed, finds in SearchSynonym.objects.values_list("typed", "also_finds"):
        names = [name.strip() for name in finds.split(",")]
        if any(begins(name, words) for name in phrases(typed)):
            yield names[0]
        for name in names:
            if begins(tuple(words_of(name)), words) and words_of(name) != list(words):
                yield name


def begins(name: Words, words: Words) -> bool:
    """Whether somebody who typed `words` may be on the way to this name."""
    enough = len("".join(words)) >= FEWEST_LETTERS
    return name == words or (enough and " ".join(name).startswith(" ".join(words)))
