"""Records with what belongs to them, from one statement: as if Django had prefetched it."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from content.belongings import Belongings, Whole
from content.models import (
    ArticleAuthor,
    ArticleCorrection,
    ArticlePage,
    ArticleReference,
    Finding,
    SiteImage,
    WebinarPage,
)
from content.pages.webinars import SeriesSession
from content.statements import number, numbers
from tests.content.evidence_records import a_finding
from tests.content.factories import (
    ArticleFactory,
    OrganisationFactory,
    PersonFactory,
    SiteImageFactory,
    TopicFactory,
    WebinarFactory,
)


@pytest.fixture
def article(resources):
    made = ArticleFactory(parent=resources)
    made.topics = [TopicFactory(name="Work"), TopicFactory(name="Births")]
    made.authors = [
        ArticleAuthor(organisation=OrganisationFactory(name="A made-up board"), sort_order=1),
        ArticleAuthor(person=PersonFactory(name="Somebody Madeup"), sort_order=2),
    ]
    made.references = [
        ArticleReference(title="One", year=2024, sort_order=1),
        ArticleReference(title="Two", sort_order=2),
    ]
    made.corrections = [
        ArticleCorrection(date=date(2025, 1, 2), text="Earlier."),
        ArticleCorrection(date=date(2025, 3, 4), text="Later."),
    ]
    made.save()
    return made


def whole(page):
    pages = ArticlePage.objects.filter(pk=number("page"))
    wanted = (
        Belongings(ArticlePage, "topics"), Belongings(ArticlePage, "references"),
        Belongings(ArticlePage, "authors", ("person", "organisation")),
        Belongings(ArticlePage, "corrections"),
    )  # fmt: skip
    [found] = Whole(pages, *wanted).records(page=page.pk)
    return found


def test_all_of_it_comes_with_one_query(article, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = whole(article)
        names = [(author.person or author.organisation).name for author in found.authors.all()]

        assert names == ["A made-up board", "Somebody Madeup"]
        assert [topic.name for topic in found.topics.all()] == ["Births", "Work"]
        assert [each.date for each in found.corrections.all()] == [
            date(2025, 3, 4),
            date(2025, 1, 2),
        ]
        assert [(each.title, each.year) for each in found.references.all()] == [
            ("One", 2024),
            ("Two", None),
        ]
        assert all(each.page is found for each in found.references.all())


def test_who_narrows_it_asks_for_that_record_alone(article, resources):
    other = ArticleFactory(parent=resources)
    other.references = [ArticleReference(title="One of another")]
    other.save()

    assert [each.title for each in whole(article).references.filter(title__startswith="One")] == [
        "One"
    ]


def test_a_record_without_any_has_none(resources):
    found = whole(ArticleFactory(parent=resources))

    assert not found.topics.all()
    assert not found.authors.all()


def test_every_type_of_value_comes_back_as_it_was(db, webinars):
    finding = a_finding(values=(("Black", Decimal("12.3456")), ("White", 10, True)))
    webinar = WebinarFactory(parent=webinars, series=True)
    start = datetime(2026, 7, 1, 12, 30, 15, 123456, tzinfo=UTC)
    webinar.sessions = [SeriesSession(start=start)]
    webinar.save()

    findings = Finding.objects.filter(pk__any=numbers("asked"))
    [found] = Whole(findings, Belongings(Finding, "values")).records(asked=[finding.pk])
    pages = WebinarPage.objects.filter(pk__any=numbers("asked"))
    [series] = Whole(pages, Belongings(WebinarPage, "sessions")).records(asked=[webinar.pk])

    first, second = found.values.all()
    assert (str(first.value), first.value_max, first.comparator) == ("12.3456", None, False)
    assert (second.value, second.comparator) == (Decimal(10), True)
    assert series.sessions.all()[0].start == start


def test_behind_a_foreign_key_comes_what_belongs_to_the_other(resources, django_assert_num_queries):
    picture = SiteImageFactory()
    for width in (10, 20):
        picture.renditions.create(
            filter_spec=f"width-{width}", file=f"images/{width}.png", width=width, height=width
        )
    pages = ArticlePage.objects.select_related("lead_image").filter(pk=number("page"))
    sizes = Whole(pages, Belongings(SiteImage, "renditions", behind="lead_image"))
    pictured = ArticleFactory(parent=resources, lead_image=picture)
    bare = ArticleFactory(parent=resources)

    with django_assert_num_queries(1):
        [found] = sizes.records(page=pictured.pk)
        assert {each.filter_spec for each in found.lead_image.renditions.all()} == {
            "width-10",
            "width-20",
        }
        assert found.lead_image.get_renditions("width-10")["width-10"].image is found.lead_image
    assert sizes.records(page=bare.pk)[0].lead_image is None
