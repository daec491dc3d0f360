"""Which words are ordinary ones, so that a search made of nothing else names nobody."""

import re
from collections.abc import Iterable, Iterator

from content.models import Person, SearchSynonym, SearchWord, Topic
from content.search_index.folding import words_of
from content.snippets.people import HONORIFICS

TITLES = {title.lower() for title in HONORIFICS}  # beside one of these stands a name
SHORT_FORMS = range(2, 6)  # letters; NHS and HIV are no names, a heading in capitals may hold some
AROUND_WORDS = ".,;:!?…()[]*'\"\u2018\u2019“”"
HYPHENS = re.compile("[-\u2010-\u2015]")
INSIDE_ADDRESSES = set("@/.:_\\#=")


def has_title(text: str) -> bool:
    return not TITLES.isdisjoint(words_of(text))


def all_known(words: Iterable[str]) -> bool:
    """Each stands in our pages as no name does, or in what staff wrote for topics and synonyms.

    What is part of the name of anybody who has a page here is no ordinary word, whatever else it
    means: "bell" may be Ms Bell.
    """
    doubtful = set(words) - words_of_staff()
    if not doubtful:
        return True
    plain = SearchWord.objects.filter(word__in=doubtful, plain=True).count() == len(doubtful)
    return plain and doubtful.isdisjoint(words_of_names())


def words_of_staff() -> set[str]:
    synonyms = SearchSynonym.objects.values_list("typed", "also_finds")
    topics = Topic.objects.values_list("name")
    return {word for row in [*synonyms, *topics] for text in row for word in words_of(text)}


def words_of_names() -> set[str]:
    names = Person.objects.values_list("name", flat=True)
    return {word for name in names for word in words_of(name)}


def plain_words(texts: Iterable[str]) -> set[str]:
    """Those that stand somewhere in small letters, or in so few capitals that they are initials."""
    return {
        word
        for text in texts
        for part in parts_of(text)
        if part.islower() or (part.isupper() and len(part) in SHORT_FORMS)
        for word in words_of(part)
    }


def parts_of(text: str) -> Iterator[str]:
    """Its words with their capitals, without those that make up an address: it may be a person's."""
    for token in text.split():
        word = token.strip(AROUND_WORDS)
        if INSIDE_ADDRESSES.isdisjoint(word):
            yield from HYPHENS.split(word)
