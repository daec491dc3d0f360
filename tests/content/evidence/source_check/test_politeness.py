"""One question at a time to a host, with a pause, and with our name on it."""

import pytest

from content.evidence.source_check.fetching import Limits
from content.evidence.source_check.source_check import check_sources
from content.evidence.source_check.visitor import Visitor
from content.models import Source
from tests.content.evidence.source_server import Reply
from tests.content.evidence_records import a_source


class Clock:
    """Time passes only when somebody sleeps."""

    def __init__(self):
        self.now, self.slept = 100.0, []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def slow_visitor(clock):
    return Visitor(limits=Limits(pause=2), sleep=clock.sleep, clock=clock)


def test_between_two_questions_to_a_host_lies_a_pause(site, slow_visitor, clock):
    site.pages["/report"] = Reply()

    slow_visitor.visit(site.at("/report"))
    slow_visitor.visit(site.at("/report"))

    assert site.asked == ["/robots.txt", "/report", "/report"]
    assert clock.slept == [2, 2]


@pytest.mark.parametrize(("asked", "kept"), [("7", 7), ("9999", 20), ("0.5", 2), ("soon", 2)])
def test_a_host_may_ask_for_a_longer_pause(site, slow_visitor, clock, asked, kept):
    site.pages |= {
        "/robots.txt": Reply(200, f"User-agent: *\nCrawl-delay: {asked}".encode()),
        "/report": Reply(),
    }

    slow_visitor.visit(site.at("/report"))
    slow_visitor.visit(site.at("/report"))

    assert clock.slept[-1] == kept


def test_it_says_who_asks_and_where_to_complain(site, visitor, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://larch.example"
    site.pages["/report"] = Reply()

    visitor.visit(site.at("/report"))

    assert set(site.agents) == {"LARCH-source-check/1.0 (+https://larch.example/about/contact/)"}


def test_the_page_to_complain_exists(structure, client, settings):
    assert client.get(settings.CONTACT_PAGE).status_code == 200


@pytest.mark.django_db
def test_one_source_after_the_other(site, visitor):
    for number in range(4):
        site.pages[f"/{number}"] = Reply()
        a_source(f"report-{number}", url=site.at(f"/{number}"))

    check_sources(sources=list(Source.objects.all()), say=print, visitor=visitor)

    assert site.most_at_once == 1
    assert len(site.pages_asked) >= 4


@pytest.mark.django_db
def test_a_host_that_has_enough_is_left_alone(site, visitor):
    site.otherwise = Reply(429)
    for number in range(3):
        a_source(f"report-{number}", url=site.at(f"/{number}"))
    said = []

    check_sources(sources=list(Source.objects.order_by("url")), say=said.append, visitor=visitor)

    # Its robots.txt was the first question, so nothing else was asked.
    assert site.asked == ["/robots.txt", "/0"]
    assert "left for another day" in said[1]
