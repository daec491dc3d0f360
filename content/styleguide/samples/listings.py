"""Components of listings: results, filters, page numbers; none, one and many."""

from django.core.paginator import Page, Paginator

from content.models import ArticlePage
from content.narrowing.filters import Choice, Filter, Filters, choose
from content.styleguide.sample import Sample
from content.styleguide.samples import made_up

ARTICLE = "components/article_item.html"


def chosen_filters(chosen: int, *, of: str) -> Filters:
    """Filters with something chosen in the first `chosen` of them; `of` keeps their ids apart."""
    kinds, years = (
        [("blog", "Blog", 7), ("news", "News", 3)],
        [("2026", "2026", 4), ("2025", "2025", 6)],
    )
    newest = Choice("oldest", "Oldest first")
    return Filters(
        "/styleguide/",
        [
            choose(f"kind_{of}", "Kind", kinds, "blog" if chosen > 0 else ""),
            choose(f"year_{of}", "Year", years, "2026" if chosen > 1 else ""),
        ],
        order=Filter(f"sort_{of}", "Sort by", [newest], every="Newest first"),
    )


def samples() -> list[Sample]:
    return [*items(), *filters(), *numbers(), *whole()]


def items() -> list[Sample]:
    named = {
        "all known": made_up.article(),
        "long title": made_up.article(title=made_up.LONG_TITLE),
        "with a picture": made_up.pictured(),
        "empty draft": made_up.bare_article(),
    }
    page = made_up.standard()
    return [
        *(Sample(ARTICLE, name, {"article": made}, "ul", "items") for name, made in named.items()),
        Sample("components/page_item.html", "article", {"item": made_up.article()}, "ul", "items"),
        Sample("components/page_item.html", "event", {"item": made_up.event()}, "ul", "items"),
        Sample("components/page_below.html", "with summary", {"item": page}, "ul", "items"),
    ]


def filters() -> list[Sample]:
    none, two = chosen_filters(0, of="none"), chosen_filters(2, of="two")
    wrong = chosen_filters(1, of="wrong").with_errors(
        {"year_wrong": "Year: “2o26” is not among the choices"}
    )
    return [
        Sample("components/filters.html", "nothing chosen", {"filters": none}),
        Sample("components/filters.html", "two chosen", {"filters": two}),
        Sample("components/filters.html", "a wrong value", {"filters": wrong}),
        Sample("components/filter.html", "one", {"filter": none.order}),
        Sample("components/selected_filters.html", "two chosen", {"filters": two}),
        Sample("components/initials.html", "one chosen", {"filters": initials()}),
    ]


def initials() -> Filters:
    counted = [(letter, letter, 3) for letter in "ABCDEFGHIJKLMNOPRSTVWYZ"]
    return Filters("/styleguide/", [choose("initial", "Family name", counted, "F")])


def numbers() -> list[Sample]:
    return [
        Sample(
            "components/pagination.html", f"page {number} of 12", {"results": results(12, number)}
        )
        for number in (1, 6, 12)
    ]


def results(pages: int, number: int = 1) -> Page:
    """A page of results, one on each."""
    listed: list[ArticlePage] = [made_up.article()] * pages
    return Paginator(listed, 1).page(number)


def whole() -> list[Sample]:
    return [
        listing("one result", [made_up.article()], chosen_filters(1, of="one")),
        listing("three results", [made_up.article()] * 3, chosen_filters(0, of="three")),
        listing("no result", [], chosen_filters(2, of="no")),
        listing("nothing published yet", [], Filters("/styleguide/", [])),
    ]


def listing(state: str, found: list[ArticlePage], filters: Filters) -> Sample:
    context = {
        "one": "result",
        "many": "results",
        "item": ARTICLE,
        "filters": filters,
        "results": Paginator(found, 10).page(1),
        "parts": [("2026", found)] if found else [],
    }
    if not found and filters.selected:
        context["ways_out"] = [way.with_count(3) for way in filters.ways_out()]
        context["otherwise"] = [made_up.article()]
    return Sample("components/listing.html", state, context, wide=True)
