"""Components of the search page: found, not found, narrowed; made up, as the index may be empty."""

from types import SimpleNamespace

from django.core.paginator import Paginator

from content.models import SearchEntry
from content.search.asked import Asked, Term
from content.search.excerpts import Excerpt, Piece
from content.search.results import Hit, Suggested
from content.search.search_filters import Choice, Group
from content.styleguide.sample import Sample
from content.styleguide.samples import made_up

WORDS = "diabetes"
ASKED = Asked(WORDS, [Term((WORDS,))])


def samples() -> list[Sample]:
    return [*forms(), *counts(), *narrowing(), *found(), *helping()]


def forms() -> list[Sample]:
    search = SimpleNamespace(asked=ASKED)
    return [
        Sample(
            "components/search_form.html", "compact", {"id": "sample_search", "label": "Sample"}
        ),
        Sample("components/search_again.html", "with what was asked", {"search": search}),
    ]


def counts() -> list[Sample]:
    states = {
        "one result": (1, {}),
        "many results": (12, {}),
        "nothing, and a better word": (0, {"did_you_mean": "maternity"}),
        "only some of the words": (3, {"any_word": True}),
        "too many words": (3, {"asked": Asked("one word after the other", shortened=True)}),
    }
    return [
        Sample(
            "components/search_count.html",
            state,
            {
                "search": SimpleNamespace(**{"asked": ASKED, **told}),
                "results": Paginator(range(count), 10).page(1),
            },
        )
        for state, (count, told) in states.items()
    ]


def narrowing() -> list[Sample]:
    search = {"search": SimpleNamespace(asked=ASKED)}
    two = {"filters": chosen("two", selected=True), **search}
    return [
        Sample(
            "components/search_filters.html",
            "nothing chosen",
            {"filters": chosen("none", selected=False), **search},
        ),
        Sample("components/search_filters.html", "two chosen", two),
        Sample("components/search_selected.html", "two chosen", two),
    ]


def chosen(of: str, *, selected: bool) -> SimpleNamespace:
    """What the filters of a search tell their templates; `of` keeps the ids apart."""
    kinds = [Choice("article", "Articles", 7, selected), Choice("question", "Questions", 3, False)]
    topics = [Choice("maternity", "Maternity", 4, selected)]
    groups = [Group(f"kind_{of}", "Kind", kinds), Group(f"topic_{of}", "Topic", topics)]
    taken = [(group, group.choices[0], f"query={WORDS}") for group in groups] if selected else []
    return SimpleNamespace(
        groups=groups, selected=taken, narrowed=selected, cleared=f"query={WORDS}"
    )


def found() -> list[Sample]:
    pieces = [
        Piece("Where the passage tells of "),
        Piece(WORDS, marked=True),
        Piece(", it is shown."),
    ]
    passage = Excerpt("Heading of the passage", "#sample", pieces)
    suggested = Suggested(made_up.article(), made_up.PLACE, "Why staff put it first.")
    return [
        hit("with a passage", made_up.article().title, passage),
        hit("summary alone", made_up.article().title, None),
        hit("long title", made_up.LONG_TITLE, passage),
        Sample(
            "components/search_promoted.html",
            "one",
            {"search": SimpleNamespace(promoted=[suggested])},
        ),
    ]


def hit(state: str, title: str, excerpt: Excerpt | None) -> Sample:
    entry = SearchEntry(
        kind="article",
        label="Blog",
        title=title,
        summary=made_up.SUMMARY,
        when="9 March 2026",
        page=made_up.article(),
    )
    context = {"hit": Hit(entry, made_up.PLACE, excerpt)}
    return Sample("components/search_hit.html", state, context, "ol", "items")


def helping() -> list[Sample]:
    nothing = {"search": SimpleNamespace(asked=ASKED), "topics": made_up.topics(3)}
    narrowed = {**nothing, "filters": chosen("help", selected=True)}
    return [
        Sample("components/search_help.html", "nothing found", nothing),
        Sample("components/search_help.html", "nothing with these filters", narrowed),
        Sample(
            "components/search_help.html",
            "nothing asked yet",
            {"search": SimpleNamespace(asked=Asked(""))},
        ),
    ]
