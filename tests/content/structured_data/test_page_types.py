"""What each page type says of itself in schema.org's words."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from content.models import (
    ArticleAuthor,
    ArticleReference,
    EventSpeaker,
    Question,
    RemiPage,
    WebinarSpeaker,
)
from tests.content.factories import (
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    QuestionFactory,
    TopicFactory,
    WebinarFactory,
)
from tests.content.structured_data.reading import described
from tests.content.structured_data.vocabulary import faults

RECORDING = {
    "title": "The talk",
    "length": "1:42:05",
    "address": "https://www.youtube.com/watch?v=abc-123",
    "description": "What was said.",
}


def question(number: int, **more) -> tuple[str, Question]:
    return "question", QuestionFactory(
        slug=f"question-{number}", question=f"Question {number}?", **more
    )


def test_home_says_who_runs_the_site_and_how_to_search_it(client, structure):
    found = described(client, "/")

    assert list(faults(list(found.values()))) == []
    assert found["Organization"]["name"] == "London Anti-Racism Collaboration for Health"
    assert found["Organization"]["logo"].startswith("http")
    target = found["WebSite"]["potentialAction"]["target"]["urlTemplate"]
    assert target.endswith("/search/?query={search_term_string}")
    assert "BreadcrumbList" not in found


def test_an_article_with_all_that_is_known(client, resources):
    article = ArticleFactory(
        parent=resources, slug="one", title="One", kind="blog", date=date(2025, 3, 1)
    )
    article.authors.add(
        ArticleAuthor(person=PersonFactory(name="Dr First", slug="first"), sort_order=0),
        ArticleAuthor(organisation=OrganisationFactory(name="Second Ltd"), sort_order=1),
    )
    article.references.add(ArticleReference(title="A work", publisher="Its house", year=2020))
    article.topics.add(TopicFactory(name="Housing"))
    article.save_revision().publish()
    article.refresh_from_db()

    found = described(client, "/resources/one/")

    assert list(faults(list(found.values()))) == []
    told = found["Article"]
    assert told["headline"] == "One"
    assert told["datePublished"] == "2025-03-01"
    assert told["dateModified"] == article.last_published_at.isoformat()
    assert [author["@type"] for author in told["author"]] == ["Person", "Organization"]
    assert told["author"][0]["url"].endswith("/people/first/")
    assert told["about"] == [{"@type": "DefinedTerm", "name": "Housing"}]
    assert told["citation"][0]["datePublished"] == "2020"
    assert told["publisher"]["@type"] == "Organization"
    way = [(item["position"], item["name"]) for item in found["BreadcrumbList"]["itemListElement"]]
    assert way == [(1, "Home"), (2, resources.title), (3, "One")]


def test_larch_has_one_name_and_address_whoever_names_it(client, resources):
    larch = OrganisationFactory(
        name="London Anti-Racism Collaboration for Health", website="https://x.example"
    )
    article = ArticleFactory(parent=resources, slug="one")
    article.authors.add(ArticleAuthor(organisation=larch))
    article.save()

    told = described(client, "/resources/one/")["Article"]

    assert told["author"] == [told["publisher"]]
    assert told["publisher"]["@id"].endswith("/#organisation")


def test_a_date_that_is_not_known_is_not_told(client, resources):
    ArticleFactory(parent=resources, slug="one", date_note="Publication date not recorded")

    told = described(client, "/resources/one/")["Article"]

    assert "datePublished" not in told
    assert told["author"]["name"] == "London Anti-Racism Collaboration for Health"


@pytest.mark.parametrize(
    ("precision", "told_as"),
    [
        ("time", "2025-06-05T10:30:00+01:00"),
        ("day", "2025-06-05"),
        ("month", "2025-06"),
        ("year", "2025"),
        ("unknown", None),
    ],
)
def test_an_event_is_told_no_more_exactly_than_it_is_known(client, events, precision, told_as):
    event = EventFactory(
        parent=events,
        slug="one",
        start=datetime(2025, 6, 5, 9, 30, tzinfo=UTC),
        date_precision=precision,
        format="hybrid",
        venue="City Hall",
        address="London E16",
    )
    somebody = PersonFactory(name="Dr First")
    event.speakers.add(EventSpeaker(person=somebody, role="Adviser", organisation="A house"))
    event.save()

    found = described(client, "/events/one/")

    assert list(faults(list(found.values()))) == []
    told = found["Event"]
    assert told.get("startDate") == told_as
    assert ("eventStatus" in told) == bool(told_as)
    assert [place["@type"] for place in told["location"]] == ["Place", "VirtualLocation"]
    assert told["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert told["performer"][0]["jobTitle"] == "Adviser"


def test_a_webinar_is_an_event_until_it_is_over_then_its_recording(client, webinars):
    starts = timezone.now() + timedelta(days=3)
    webinar = WebinarFactory(parent=webinars, slug="one", start=starts, date_precision="time")
    webinar.speakers.add(WebinarSpeaker(person=PersonFactory()))
    webinar.save()
    before = described(client, "/webinars/one/")
    webinar.start -= timedelta(days=30)
    webinar.recording = [("recording", RECORDING)]
    webinar.questions = [question(1)]
    webinar.save()

    after = described(client, "/webinars/one/")

    assert list(faults([*before.values(), *after.values()])) == []
    assert "Event" in before
    assert "Event" not in after
    film = after["VideoObject"]
    assert film["duration"] == "PT6125S"
    assert film["embedUrl"] == "https://www.youtube.com/embed/abc-123"
    assert film["thumbnailUrl"].endswith(".png")
    assert "uploadDate" not in film
    assert after["FAQPage"]["mainEntity"][0]["name"] == "Question 1?"


def test_questions_stand_with_their_answers_in_words(client, structure):
    remi = RemiPage.objects.get()
    remi.questions = [
        question(1, answered_by=PersonFactory(name="Dr First")),
        question(2, live=False),
    ]
    remi.last_reviewed = date(2026, 1, 31)
    remi.save()

    found = described(client, remi.url)

    assert list(faults(list(found.values()))) == []
    (only,) = found["FAQPage"]["mainEntity"]
    assert only["acceptedAnswer"]["text"] == "Yes. No & perhaps."
    assert only["acceptedAnswer"]["author"]["name"] == "Dr First"
    assert only["url"].endswith("/questions/question-1/")
    assert found["FAQPage"]["lastReviewed"] == "2026-01-31"


def test_the_page_of_all_questions_tells_each_that_is_published(client, structure):
    empty = described(client, "/questions/")
    question(1)
    question(2, live=False)

    found = described(client, "/questions/")

    assert "FAQPage" not in empty
    assert list(faults([*empty.values(), *found.values()])) == []
    assert found["FAQPage"]["url"].endswith("/questions/")
    (only,) = found["FAQPage"]["mainEntity"]
    assert only == described(client, "/questions/question-1/")["FAQPage"]["mainEntity"][0]
    assert only["name"] == "Question 1?"
    assert only["acceptedAnswer"]["text"] == "Yes. No & perhaps."
    assert only["url"].endswith("/questions/question-1/")
    assert only["url"].startswith("http")


def test_a_person_is_told_as_they_are_now(client, structure):
    PersonFactory(
        slug="one",
        name="Dr First",
        role="Director",
        organisation=OrganisationFactory(name="A house", website="https://example.org/"),
        biography="<p>Works for <b>health</b>.</p>",
    )

    found = described(client, "/people/one/")

    assert list(faults(list(found.values()))) == []
    told = found["ProfilePage"]["mainEntity"]
    assert told["jobTitle"] == "Director"
    assert told["affiliation"]["name"] == "A house"
    assert told["description"] == "Works for health."
    way = [item["name"] for item in found["BreadcrumbList"]["itemListElement"]]
    assert way == ["Home", "People", "Dr First"]


def test_no_title_ends_the_script(client, resources):
    title = "</script><script>alert(1)</script> \u2028 & \"quotes\" <!-- 'and' so on"
    ArticleFactory(parent=resources, slug="one", title=title)

    page = client.get("/resources/one/").content.decode()

    assert "alert(1)</script>" not in page
    assert described(client, "/resources/one/")["Article"]["headline"] == title


@pytest.mark.parametrize("path", ["/feeds/", "/people/", "/resources/", "/evidence/", "/events/"])
def test_every_other_page_is_a_page_of_this_site(client, structure, path):
    found = described(client, path)

    assert list(faults(list(found.values()))) == []
    page = found.get("WebPage") or found["CollectionPage"]
    assert page["isPartOf"]["@type"] == "WebSite"
    assert page["url"].endswith(path)
