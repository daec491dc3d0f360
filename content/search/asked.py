"""What a reader typed, taken apart: any text at all becomes something that can be searched for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchQuery

from content.search.vectors import STEMMED
from content.search_index.folding import composed, words_of
from content.search_index.synonym import SearchSynonym, phrases

MOST_CHARACTERS = 300
MOST_WORDS = 16
MOST_ALTERNATIVES = 8  # of one term; each makes the query longer
# Before a name they tell nothing: few pages write "Professor", and "dr" stands beside everybody.
TITLES = {"dr", "prof", "professor", "mr", "mrs"}  # not "ms", which is an illness too
TOKEN = re.compile(r'(?P<minus>(?<!\S)-)?(?:["“”](?P<quoted>[^"“”]*)["“”]|(?P<plain>[^\s"“”]+))')

Words = tuple[str, ...]


@dataclass
class Instead:
    """What would do for some words: `same` is another name for it, `also` only comes near."""

    same: list[Words] = field(default_factory=list)
    also: list[Words] = field(default_factory=list)


Synonyms = dict[Words, Instead]


@dataclass(frozen=True)
class Term:
    """Words that have to stand together, and what would do for them."""

    words: Words
    same: tuple[Words, ...] = ()
    also: tuple[Words, ...] = ()

    def query(self) -> SearchQuery:
        return reduce(or_, map(phrase, (self.words, *self.same, *self.also)))

    def itself(self) -> SearchQuery:
        return reduce(or_, map(phrase, (self.words, *self.same)))


@dataclass(frozen=True)
class Asked:
    text: str
    terms: list[Term] = field(default_factory=list)
    without: list[Words] = field(default_factory=list)
    shortened: bool = False

    @cached_property
    def words(self) -> Words:
        return tuple(word for term in self.terms for word in term.words)

    def all_terms(self) -> SearchQuery:
        return self.less(reduce(and_, (term.query() for term in self.terms)))

    def any_term(self) -> SearchQuery:
        return self.less(reduce(or_, (term.query() for term in self.terms)))

    def any_itself(self) -> SearchQuery:
        """Without what only comes near: who asks for co-production wants that before co-produced."""
        return reduce(or_, (term.itself() for term in self.terms))

    def less(self, query: SearchQuery) -> SearchQuery:
        return reduce(and_, (~phrase(words) for words in self.without), query)


def phrase(words: Words) -> SearchQuery:
    return SearchQuery(" ".join(words), config=STEMMED, search_type="phrase")


def read(typed: str, synonyms: Synonyms) -> Asked:
    """`typed` may hold anything: what isn't a word, a quotation or a minus before one is passed over."""
    text = " ".join(printable(typed[: 2 * MOST_CHARACTERS]).split())[:MOST_CHARACTERS]
    plain: list[Words] = []
    terms: list[Term] = []
    without: list[Words] = []
    shortened = len(typed.strip()) > MOST_CHARACTERS
    left = MOST_WORDS
    for words, quoted, minus in tokens(text):
        if len(words) > left:
            shortened = True
            break
        left -= len(words)
        if minus:
            without.append(words)
        elif quoted:
            terms += [*expanded(plain, synonyms), term_of(words, synonyms)]
            plain = []
        else:
            plain.append(words)
    plain = plain if terms else without_titles(plain)
    return Asked(text, [*terms, *expanded(plain, synonyms)], without, shortened)


def without_titles(tokens: list[Words]) -> list[Words]:
    """All of them where nothing else would be left."""
    return [words for words in tokens if not TITLES.issuperset(words)] or tokens


def printable(text: str) -> str:
    """Without what can't be stored (NUL, halves of characters) or would turn the line around."""
    kept = "".join(each if each.isprintable() else " " for each in text)
    return composed(kept)


def tokens(text: str) -> Iterator[tuple[Words, bool, bool]]:
    for match in TOKEN.finditer(text):
        words = tuple(words_of(match["quoted"] or match["plain"] or ""))
        if words:
            yield words, match["quoted"] is not None, bool(match["minus"])


def expanded(tokens: list[Words], synonyms: Synonyms) -> Iterator[Term]:
    """A synonym of several words counts where they stand one after the other; the longest first."""
    longest = max(map(len, synonyms), default=0)
    start = 0
    while start < len(tokens):
        for end in range(min(len(tokens), start + longest), start + 1, -1):
            words = tuple(word for token in tokens[start:end] for word in token)
            if words in synonyms:
                yield term_of(words, synonyms)
                break
        else:
            end = start + 1
            yield term_of(tokens[start], synonyms)
        start = end


def term_of(words: Words, synonyms: Synonyms) -> Term:
    instead = synonyms.get(words, Instead())
    return Term(
        words, tuple(instead.same[:MOST_ALTERNATIVES]), tuple(instead.also[:MOST_ALTERNATIVES])
    )


def stored_synonyms() -> Synonyms:
    rows = SearchSynonym.objects.values_list("typed", "also_finds", "both_ways")
    return by_words((phrases(typed), phrases(finds), both) for typed, finds, both in rows)


def by_words(groups: Iterable[tuple[list[Words], list[Words], bool]]) -> Synonyms:
    """What people type are names for one thing; what it also finds is, where both ways hold."""
    found: Synonyms = {}
    for typed, finds, both in groups:
        names = [*typed, *finds] if both else typed
        for words in names:
            known = found.setdefault(words, Instead())
            known.same += [each for each in names if each not in (words, *known.same)]
            known.also += [each for each in finds if each not in (*names, *known.also)]
    return found
