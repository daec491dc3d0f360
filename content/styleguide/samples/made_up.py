"""Pages and records that are never saved: each state of a component without any content.

Names say what stands in their place, so that nobody takes them for people or events.
"""

from datetime import date, timedelta
from types import SimpleNamespace

from django.utils import timezone

from content.blocks.previews import some_image
from content.models import (
    ArticlePage,
    EventPage,
    Organisation,
    Person,
    Question,
    SeriesSession,
    StandardPage,
    Topic,
    WebinarPage,
)
from content.pages.articles import ArticleAuthor, ArticleCorrection, ArticleReference
from content.pages.events import EventSpeaker

SUMMARY = "One or two sentences that say what the page is about and whom it helps."
LONG_TITLE = (
    "A very long title, as minutes and reports of several bodies together like to have, "
    "with “Antidisestablishmentarianism-Gesundheitsgerechtigkeitsbeauftragte” in it"
)
PLACE = "/home/sample/"


def person(**fields) -> Person:
    return Person(**{"name": "Name Of Somebody", "slug": "name-of-somebody", **fields})


def organisation(name: str = "Name of an organisation") -> Organisation:
    return Organisation(name=name, slug="name-of-an-organisation")


def topics(count: int) -> list[Topic]:
    names = ["Maternity", "Mental health", "Workforce", "Data and evidence", "Co-production"]
    return [Topic(pk=-place, name=name, slug=name) for place, name in enumerate(names[:count], 1)]


def authors(count: int) -> list[ArticleAuthor]:
    written = [ArticleAuthor(person=person()), ArticleAuthor(organisation=organisation())]
    return (written * count)[:count]


def article(**fields) -> ArticlePage:
    made = ArticlePage(
        **{
            "title": "Title of an article",
            "slug": "article",
            "summary": SUMMARY,
            "kind": "blog",
            "date": date(2026, 3, 9),
            "url_path": PLACE,
            "authors": authors(2),
            **fields,
        }
    )
    made.topics.set(topics(2))
    return made


def bare_article() -> ArticlePage:
    """A draft that holds a title and nothing else."""
    return ArticlePage(title="A title and nothing else", slug="bare", url_path=PLACE, date=None)


def references() -> list[ArticleReference]:
    return [
        ArticleReference(title="Title of a work", publisher="Its publisher", year=2024),
        ArticleReference(title="A work with an address", url="https://www.example.org/"),
    ]


def corrections() -> list[ArticleCorrection]:
    words = "It said “one in three”; it says “one in four” now. We had misread the table."
    return [ArticleCorrection(date=date(2026, 4, 2), text=words)]


def event(*, days: int = 30, hours: int = 3, **fields) -> EventPage:
    """An event at ten in the morning, so many days from now."""
    today = timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0)
    start = fields.pop("start", today + timedelta(days=days))
    made = EventPage(
        **{
            "title": "Title of an event",
            "slug": "event",
            "summary": SUMMARY,
            "start": start,
            "end": start + timedelta(hours=hours),
            "format": "hybrid",
            "venue": "Name of the venue",
            "address": "A street\nLondon",
            "url_path": PLACE,
            "speakers": speakers(1),
            **fields,
        }
    )
    made.topics.set(topics(2))
    return made


def webinar(**fields) -> WebinarPage:
    return WebinarPage(
        **{
            "title": "Title of a webinar",
            "slug": "webinar",
            "summary": SUMMARY,
            "date_precision": "unknown",
            "url_path": PLACE,
            **fields,
        }
    )


def hours(*, days: int) -> dict:
    """The fields that say: from ten to eleven in the morning, so many days from now."""
    start = timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0)
    start += timedelta(days=days)
    return {"date_precision": "time", "start": start, "end": start + timedelta(hours=1)}


def series(*days_from_now: int) -> WebinarPage:
    """Of sessions in so many days, of which the one in two weeks is called off."""
    made = webinar(series=True)
    called_off = 14
    for days in days_from_now:
        when = hours(days=days)
        session = SeriesSession(start=when["start"], end=when["end"], cancelled=days == called_off)
        made.sessions.add(session)
    return made


def question(**fields) -> Question:
    answer = "<p>Its answer, in a few sentences.</p>"
    return Question(
        **{
            "slug": "question",
            "question": "A question, as somebody would ask it?",
            "answer": answer,
            "answered_by": person(),
            "answered_as": "Role on the day",
            "last_reviewed": date(2026, 3, 9),
            **fields,
        }
    )


def speakers(count: int) -> list[EventSpeaker]:
    billed = EventSpeaker(
        person=person(),
        role="Role on the day",
        organisation="Organisation on the day",
        part="What they did",
    )
    return [billed] * count


def standard(**fields) -> StandardPage:
    return StandardPage(
        **{"title": "Title of a page", "slug": "page", "summary": SUMMARY, "url_path": PLACE}
        | fields
    )


def pictured() -> ArticlePage:
    """With the newest picture of the library; without one as long as that is empty."""
    return article(lead_image=some_image(), lead_image_alt="What the picture tells")


def breadcrumbs() -> list[StandardPage]:
    return [standard(title="LARCH"), standard(title="The part of the site")]


def heading(text: str, *below: str) -> SimpleNamespace:
    return SimpleNamespace(text=text, permalink="sample", below=[heading(each) for each in below])
