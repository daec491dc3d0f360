""" "Did you mean": the nearest word that the site uses, offered only where it finds something.

The words are those of the index, so no dictionary has to know that REMI is one.
"""

import re
from collections.abc import Iterable

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Length
from rapidfuzz import process
from rapidfuzz.distance import OSA

from content.models import SearchEntry, SearchPassage, SearchWord
from content.search.asked import Asked, Synonyms, read
from content.search_index.folding import composed, folded

SHORTEST = 4  # letters; shorter words are near to too many others
SLIPS = 2  # letters that may be wrong, missing, too many or swapped
SLIPS_IN_SHORT = 1  # in words of up to six letters
SHORT = 6
BEGINNING = 1.5  # how far off a word is of which only the beginning was typed
MOST_UNKNOWN = 4


def better_spelt(asked: Asked, synonyms: Synonyms) -> str:
    """The whole search with its misspelt words put right; empty where that would find nothing."""
    unknown = [word for word in dict.fromkeys(asked.words) if can_be_misspelt(word)]
    known = SearchWord.objects.filter(word__in=unknown).values_list("word", flat=True)
    unknown = [word for word in unknown if word not in set(known)][:MOST_UNKNOWN]
    right = nearest(unknown) if unknown else {}
    if not right:
        return ""
    better = replaced(asked.text, right)
    query = read(better, synonyms).all_terms()
    found = SearchEntry.objects.filter(words=query).public()
    if any(len(word) <= SHORT for word in right):
        found = found.filter(stand_together(query))
    return better if found.exists() else ""


def stand_together(query: SearchQuery) -> Q:
    """In one passage or where a thing is named. A short word is like many others, and far apart in
    a long page any word meets any other: who asks for ethnicity coding doesn't mean "coming".
    """
    passages = SearchPassage.objects.filter(entry=OuterRef("pk"), words=query)
    return Q(heads=query) | Q(Exists(passages))


def can_be_misspelt(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha()


def nearest(unknown: list[str]) -> dict[str, str]:
    """Of words equally near, the one that stands in more entries."""
    uses = dict(candidates(unknown))
    return {word: best for word in unknown if (best := nearest_of(word, uses))}


def candidates(unknown: list[str]) -> Iterable[tuple[str, int]]:
    like = Q()
    for word in unknown:
        like |= Q(length__range=(len(word) - SLIPS, len(word) + SLIPS)) | Q(word__startswith=word)
    words = SearchWord.objects.annotate(length=Length("word")).filter(like)
    return words.values_list("word", "uses")


def nearest_of(word: str, uses: dict[str, int]) -> str:
    slips = SLIPS_IN_SHORT if len(word) <= SHORT else SLIPS
    near = process.extract(word, list(uses), scorer=OSA.distance, score_cutoff=slips, limit=None)
    found = [(distance, -uses[each], each) for each, distance, _ in near]
    found += [(BEGINNING, -uses[each], each) for each in uses if each.startswith(word)]
    return min(found)[2] if found else ""


def replaced(text: str, right: dict[str, str]) -> str:
    """In the reader's own text, found by its folded form, which has the same places."""
    text = composed(text)
    plain = folded(text)
    for wrong, word in right.items():
        pattern = re.compile(rf"(?<!\w){re.escape(wrong)}(?!\w)")
        for match in reversed(list(pattern.finditer(plain))):
            first, last = match.span()
            text = text[:first] + word + text[last:]
            plain = plain[:first] + word + plain[last:]
    return text
