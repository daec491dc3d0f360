"""Keeps what is searched for in the editor to what its search can answer.

Each word nests the database query one level deeper: with some 150 words Python's stack ends, and
the editor would read of a fault. PostgreSQL in turn accepts no NUL. All searches and choosers are
asked through the address, so one place serves them all.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.urls import reverse

SEARCHES = ("q", "search")  # lists and choosers; the programming interface behind the page menu
MOST_CHARACTERS = 300
# The search also begins a new term at a hyphen and at a quotation mark.
FIRST_WORDS = re.compile(r"""(?:[\s"'-]*[^\s"'-]+){0,32}""")


def shortened_searches(get_response: Callable) -> Callable:
    """Middleware: the editor's views see the first words of a long search, and never a NUL."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.META.get("QUERY_STRING") and request.path.startswith(
            reverse("wagtailadmin_home")
        ):
            request.GET = answerable(request.GET)
        return get_response(request)

    return middleware


def answerable(asked: QueryDict) -> QueryDict:
    answerable = asked.copy()
    for name, values in asked.lists():
        without_nul = [value.replace("\0", "") for value in values]
        searched = name in SEARCHES
        answerable.setlist(name, [first_words(v) for v in without_nul] if searched else without_nul)
    return answerable


def first_words(text: str) -> str:
    """All of a search that a person would type; the beginning of a longer one."""
    text = text[:MOST_CHARACTERS]
    start = FIRST_WORDS.match(text)[0]
    return start if text[len(start) :].strip(" \"'-") else text
