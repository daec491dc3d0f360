"""What stands at the foot of a page: picks, then what is shared, then the newest around it."""

from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup

from content.models import ArticleAuthor, ArticlePage, StandardPage, WebinarSpeaker
from tests.content.factories import (
    ArticleFactory,
    EventFactory,
    PersonFactory,
    TopicFactory,
    WebinarFactory,
)


def offered(client, path: str) -> list[str]:
    soup = BeautifulSoup(client.get(path).content, "html.parser")
    return [link.get_text() for link in soup.select("nav.read-on a")]


def about(page, *topics):
    page.topics = topics
    page.save()
    return page


def block_to(page: ArticlePage, other: ArticlePage) -> tuple:
    block = page.body.stream_block.child_blocks["related_pages"]
    return "related_pages", block.to_python({"title": "See", "pages": [other.pk]})


@pytest.fixture
def one(resources) -> ArticlePage:
    return ArticleFactory(parent=resources, slug="one")


def test_picks_come_first_in_the_editors_order(client, one, events):
    topic = TopicFactory()
    about(one, topic)
    about(ArticleFactory(parent=one.get_parent(), title="Shares a topic"), topic)
    first, second = (EventFactory(parent=events, title=title) for title in ("Picked", "Too"))
    one.related = [("page", first.page_ptr), ("page", second.page_ptr)]
    one.save()

    assert offered(client, "/resources/one/")[:3] == ["Picked", "Too", "Shares a topic"]


def test_more_in_common_comes_first_and_then_the_newest(client, one, events, webinars):
    here, there = TopicFactory(), TopicFactory()
    speaker = PersonFactory()
    one.authors = [ArticleAuthor(person=speaker)]
    about(one, here, there)
    webinar = WebinarFactory(parent=webinars, title="Topic and person")
    webinar.speakers = [WebinarSpeaker(person=speaker)]
    about(webinar, here)
    for year in (2021, 2024):
        start = datetime(year, 5, 1, tzinfo=UTC)
        about(EventFactory(parent=events, title=f"Topic, {year}", start=start), there)
    ArticleFactory(parent=one.get_parent(), title="Same section", date=date(2025, 1, 1))

    assert offered(client, "/resources/one/") == [
        "Topic and person", "Topic, 2024", "Topic, 2021", "Same section",
    ]  # fmt: skip


def test_a_page_that_shares_nothing_leads_to_its_section_and_never_to_nothing(client, one):
    assert offered(client, "/resources/one/") != []  # the standing pages of a new site

    ArticleFactory(parent=one.get_parent(), title="Newer", date=date(2025, 1, 1))
    ArticleFactory(parent=one.get_parent(), title="Older", date=date(2024, 1, 1))

    assert offered(client, "/resources/one/")[:2] == ["Newer", "Older"]


def test_what_readers_cannot_open_is_not_offered(client, one):
    draft = ArticleFactory(parent=one.get_parent(), title="Draft", live=False)
    private = ArticleFactory(parent=one.get_parent(), title="Private")
    private.view_restrictions.create(restriction_type="login")
    one.related = [("page", draft.page_ptr), ("page", private.page_ptr)]
    one.save()

    assert not {"Draft", "Private", one.title} & set(offered(client, "/resources/one/"))


def test_what_a_block_leads_to_already_is_not_offered_again(client, one):
    other = ArticleFactory(parent=one.get_parent(), title="In the body", date=date(2025, 1, 1))
    one.body = [block_to(one, other), ("text", "<p>And so on.</p>")]
    one.save()

    assert "In the body" not in offered(client, "/resources/one/") != []


def test_a_block_at_the_end_of_the_body_stands_alone(client, one, events):
    other = ArticleFactory(parent=one.get_parent(), title="In the body")
    one.body = [("text", "<p>And so on.</p>"), block_to(one, other)]
    one.save()
    assert offered(client, "/resources/one/") == []

    one.related = [("page", EventFactory(parent=events, title="Picked").page_ptr)]
    one.save()
    assert offered(client, "/resources/one/")[0] == "Picked"


def test_a_block_at_the_end_that_leads_nowhere_is_no_end(client, one):
    draft = ArticleFactory(parent=one.get_parent(), title="Draft", live=False)
    one.body = [block_to(one, draft)]
    one.save()

    assert offered(client, "/resources/one/") != []


def test_a_draft_is_previewed_with_the_topics_that_it_will_have(one):
    topic = TopicFactory()
    about(ArticleFactory(parent=one.get_parent(), title="Shares it"), topic)
    draft = ArticlePage.objects.get(pk=one.pk)
    draft.topics = [topic]

    html = draft.make_preview_request().text

    assert ">Shares it</a>" in html.partition("read_on")[2]


def test_editors_pick_what_is_read_and_no_listing():
    chooser = StandardPage._meta.get_field("related").stream_block.child_blocks["page"]

    assert "content.EventIndexPage" not in chooser.page_type
    assert len(chooser.page_type) == 6
