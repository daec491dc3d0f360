"""Facets of which a page has one value are counted together, and each as if it were counted alone."""

from datetime import date
from itertools import product

import pytest

from content.models import ArticlePage
from content.narrowing.facets import KindFacet, TopicFacet, YearFacet
from content.narrowing.narrowing import Narrowing, Order
from tests.content.factories import ArticleFactory, TopicFactory

KINDS = ["", "news", "blog", "no-such"]
YEARS = ["", "2024", "2025", "1999"]
TOPICS = ["", "maternity"]


@pytest.fixture
def articles(resources):
    topic = TopicFactory(slug="maternity", name="Maternity")
    made = [("news", 2024, True), ("news", 2025, False), ("blog", 2025, True), ("blog", None, True)]
    for kind, year, on_topic in [*made, *made[1:]]:
        when = date(year, 5, 1) if year else None
        article = ArticleFactory(parent=resources, kind=kind, date=when)
        article.topics = [topic] if on_topic else []
        article.save()


def narrowed(asked: dict[str, str]) -> Narrowing:
    facets = (KindFacet(), TopicFacet(), YearFacet())
    listed = ArticlePage.objects.live().dated()
    return Narrowing(asked, listed, facets, (Order("", "Newest", "newest_first"),))


def test_each_choice_counts_what_it_would_show(articles):
    told, shown = {}, {}
    for kind, year, topic in product(KINDS, YEARS, TOPICS):
        asked = {"kind": kind, "year": year, "topic": topic}
        counted = narrowed(asked)
        told[kind, year, topic] = counted.count()
        shown[kind, year, topic] = counted.results().count()
        for facet, choices in counted.counts.items():
            for value, _, count in choices:
                told[kind, year, topic, value] = count
                of_choice = narrowed(asked | {facet.name: value}).results()
                shown[kind, year, topic, value] = of_choice.count()

    assert told == shown
    assert told["", "", "", "2025"] == 4
