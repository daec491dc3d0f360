"""Whatever readers see raises the publication number, and nothing else does."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.models import Value
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from content.models import (
    ArticlePage,
    DownloadRequest,
    EventPage,
    Finding,
    Person,
    Publication,
    PublicationChange,
    SiteRendition,
    Topic,
)
from content.publication.clock import follow_clock
from content.publication.shown import APPS, NOT_SHOWN, SEEN_TO_GO, shown_models
from content.publication.triggers import EMPTIED, ROWS, install
from tests.content.evidence_records import a_finding
from tests.content.factories import EventFactory, SiteImageFactory, WebinarFactory


@pytest.fixture
def noted(db):
    """What this transaction has noted; called again, what came since."""

    def since_last():
        changes = sorted(PublicationChange.objects.values_list("path", flat=True))
        PublicationChange.objects.all().delete()
        return changes

    return since_last


@pytest.fixture
def article(resources) -> ArticlePage:
    article = ArticlePage(title="An article", slug="an-article", kind="tool")
    resources.add_child(instance=article)
    PublicationChange.objects.all().delete()
    return article


def test_every_model_that_readers_see_raises_the_number(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE tgname IN (%s, %s)", [ROWS, EMPTIED]
        )  # fmt: skip
        found = set(cursor.fetchall())

    shown = {model._meta.db_table for model in shown_models()}
    shown |= {apps.get_model(label)._meta.db_table for label in SEEN_TO_GO}
    assert found == {(table, trigger) for table in shown for trigger in (ROWS, EMPTIED)}
    assert len(shown) > 40


def test_each_model_is_shown_or_says_why_it_is_not(db):
    known = {
        model._meta.label
        for app in APPS
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
    }

    assert set(NOT_SHOWN) <= known
    assert {"content.Finding", "content.SiteSettings", "wagtailcore.Page", "wagtailcore.Site",
            "wagtailredirects.Redirect", "content.ArticlePage_topics",
            "wagtailcore.PageViewRestriction"} <= {m._meta.label for m in shown_models()}  # fmt: skip


def test_the_number_rises_once_for_a_transaction_and_only_when_it_ends(noted):
    before = Publication.objects.get().number
    Topic.objects.create(name="One", slug="one")
    Topic.objects.update(name="Two")

    assert Publication.objects.get().number == before
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert Publication.objects.get().number > before
    assert noted() == []


def test_no_draft_and_no_empty_save_raises_it(article, noted):
    article.title = "Another title"
    article.save_revision()
    article.refresh_from_db()
    article.locked = True
    article.save()
    Topic.objects.create(name="One", slug="one")
    noted()
    Topic.objects.update(name="One")
    DownloadRequest.objects.all().delete()

    assert noted() == []
    article.save_revision().publish()
    assert noted() == [""]


def test_when_something_expires_is_known_before_it_does(article, noted):
    """The database may be away by then. A column by itself, as a bulk action writes it."""
    Page.objects.filter(pk=article.pk).update(expire_at=timezone.now() + timedelta(days=1))

    assert noted() == [""]


def test_a_trigger_of_an_older_version_is_replaced(noted):
    """Its arguments are the columns that are not shown."""
    topic = Topic.objects.create(name="One", slug="one")
    table = Topic._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE OR REPLACE TRIGGER {ROWS} AFTER INSERT OR UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {ROWS}('name')"
        )
    noted()
    Topic.objects.filter(pk=topic.pk).update(name="Two")
    assert noted() == []

    install(using="default")
    Topic.objects.filter(pk=topic.pk).update(name="Three")

    assert noted() == [""]


def test_what_is_taken_from_readers_is_named(article, noted):
    article.unpublish()
    assert noted() == ["", "/resources/an-article/"]
    article.save_revision().publish()
    assert noted() == [""]
    PageViewRestriction.objects.create(page=article, restriction_type="login")
    assert noted() == ["", "/resources/an-article/"]
    article.slug = "renamed"
    article.save_revision().publish()
    assert noted() == ["", "/resources/an-article/"]
    Page.objects.filter(pk=article.pk).update(live=False)  # past all of Wagtail's signals
    assert noted() == ["", "/resources/renamed/"]


def test_a_page_that_moves_or_goes_takes_its_address_along(article, noted):
    article.move(Page.objects.get(slug="about"), pos="last-child")
    assert "/resources/an-article/" in noted()
    Page.objects.get(pk=article.pk).delete()
    assert "/about/an-article/" in noted()


def test_findings_and_people_are_named_too(noted):
    finding = a_finding(slug="a-finding")
    person = Person.objects.create(name="Made Up", slug="made-up")
    noted()

    finding.unpublish()
    assert "/evidence/a-finding" in noted()
    Finding.objects.all().delete()
    assert "/evidence/a-finding" not in noted()  # nobody could open it any more
    person.delete()
    assert "/people/made-up/" in noted()


def test_photographs_transcripts_and_feeds_go_with_what_they_belong_to(events, webinars, noted):
    def shows(kind: str, **blocks) -> list[dict]:
        story = [
            {"id": key, "type": kind, "value": {"image": {"image": image, "alt_text": "Made up"}}}
            for key, image in blocks.items()
        ]
        return Value(story, models.JSONField())

    event = EventFactory(parent=events, slug="a-day")
    webinar = WebinarFactory(parent=webinars, slug="a-talk")
    topic = Topic.objects.create(name="Made up", slug="made-up")
    event_rows, webinar_rows = (type(each).objects.filter(pk=each.pk) for each in (event, webinar))
    event_rows.update(gallery=shows("picture", a=1))
    webinar_rows.update(recording=shows("recording", r=None))
    noted()

    event_rows.update(gallery=shows("picture", b=2, a=1))
    webinar_rows.update(recording=shows("recording", r=None, s=None))
    assert noted() == [""]
    for gone in (shows("picture", b=2), shows("picture", b=3), shows("picture")):
        event_rows.update(gallery=gone)
        assert noted() == ["", "/events/a-day/photographs/"]
    webinar_rows.update(recording=shows("recording", s=None))
    assert noted() == ["", "/webinars/a-talk/transcript"]
    topic.delete()
    assert noted() == ["", "/feeds/topic/made-up.atom"]


def test_a_size_of_a_picture_that_goes_raises_it_and_one_that_is_made_does_not(noted):
    picture = SiteImageFactory()
    noted()

    SiteRendition.objects.create(
        image=picture, filter_spec="width-40", file="images/made-up.jpg", width=40, height=40
    )
    assert noted() == []
    SiteRendition.objects.all().delete()
    assert noted() == [""]


def test_what_was_removed_is_remembered_with_its_number(article):
    article.unpublish()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    [change] = PublicationChange.objects.all()
    assert change.path == "/resources/an-article/"
    assert change.number == Publication.objects.get().number


def test_the_clock_raises_it_when_an_occasion_begins_or_ends(events, noted):
    now = timezone.now().replace(hour=12)
    minute = timezone.timedelta(minutes=1)
    events.add_child(
        instance=EventPage(title="A day", slug="a-day", start=now, end=now + 60 * minute)
    )
    noted()

    seen = [
        follow_clock(since=now + n * minute, now=now + (n + 1) * minute) for n in (-2, -1, 5, 59)
    ]

    assert seen == [False, True, False, True]
    assert noted() == [""]
    assert follow_clock(
        since=now.replace(hour=23, minute=30), now=now.replace(hour=23, minute=30) + 60 * minute
    )
