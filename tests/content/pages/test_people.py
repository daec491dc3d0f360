"""The public pages of people."""

from content.models import ArticleAuthor, ArticlePage, EventSpeaker
from content.pages.people import PEOPLE_AT_ONCE
from tests.content.factories import ArticleFactory, EventFactory, PersonFactory


def test_a_person_page_lists_what_they_wrote_and_where_they_spoke(client, resources, events):
    somebody = PersonFactory(slug="somebody", role="Director now")
    article = ArticleFactory(parent=resources, title="What she wrote")
    article.authors.add(ArticleAuthor(person=somebody))
    article.save()
    event = EventFactory(parent=events, title="Where she spoke")
    event.speakers.add(EventSpeaker(person=somebody, role="Adviser then", part="Keynote"))
    event.save()

    page = client.get("/people/somebody/").content.decode()

    assert "What she wrote" in page
    assert "Where she spoke" in page
    assert "Adviser then" in page
    assert "Director now" in page


def with_panel(resources, *people, **fields) -> ArticlePage:
    named = [{"person": each.pk, "role": "", "part": ""} for each in people]
    article = ArticleFactory(parent=resources, **fields)
    block = article.body.stream_block.child_blocks["people"]
    article.body = [("people", block.to_python({"title": "Panel", "people": named}))]
    article.save()
    return article


def test_a_person_named_in_a_block_is_linked_back(client, resources):
    somebody = PersonFactory(slug="somebody")
    with_panel(resources, somebody, title="A panel")

    assert "A panel" in client.get("/people/somebody/").content.decode()


def test_who_stands_only_in_a_block_is_listed_too(client, resources):
    somebody, unpublished = PersonFactory(slug="somebody"), PersonFactory(slug="unpublished")
    with_panel(resources, somebody, title="A panel")
    with_panel(resources, unpublished, title="Not yet", live=False)

    assert [(each.slug, each.work) for each in client.get("/people/").context["results"]] == [
        ("somebody", 1)
    ]


def test_drafts_do_not_show(client, resources):
    somebody = PersonFactory(slug="somebody")
    draft = ArticleFactory(parent=resources, title="Not yet", live=False)
    draft.authors.add(ArticleAuthor(person=somebody))
    draft.save()

    assert "Not yet" not in client.get("/people/somebody/").content.decode()
    assert somebody not in client.get("/people/").context["results"]


def test_nobody_by_that_name(client, structure):
    assert client.get("/people/nobody/").status_code == 404


def test_initials_leave_titles_and_honours_out():
    assert PersonFactory.build(name="Dame Marie Gabriel CBE").initials == "MG"
    assert PersonFactory.build(name="Prof Kevin Fenton").initials == "KF"
    assert PersonFactory.build(name="Sade").initials == "S"


def test_every_page_leads_to_the_people(client, structure):
    footer = client.get("/").content.decode().partition('aria-label="Footer"')[2]

    assert '<a href="/people/">People</a>' in footer


def written_by(resources, *people, **fields) -> ArticlePage:
    article = ArticleFactory(parent=resources, **fields)
    article.authors = [ArticleAuthor(person=each) for each in people]
    article.save()
    return article


def test_the_list_says_how_many_pages_name_each(client, resources, events):
    somebody = PersonFactory(name="Ada Able")
    written_by(resources, somebody)
    written_by(resources, somebody)
    event = EventFactory(parent=events)
    event.speakers = [EventSpeaker(person=somebody), EventSpeaker(person=somebody)]
    event.save()

    assert "3 pages" in client.get("/people/").content.decode()


def test_who_is_named_on_private_pages_only_is_not_listed(client, resources):
    somebody = PersonFactory()
    written_by(resources, somebody).view_restrictions.create(restriction_type="login")

    assert somebody not in client.get("/people/").context["results"]


def test_a_short_list_has_no_initials(client, resources):
    written_by(resources, PersonFactory(name="Ada Able"))

    assert "By family name" not in client.get("/people/").content.decode()


def test_a_long_list_is_opened_by_the_first_letter(client, resources):
    able = PersonFactory.create_batch(PEOPLE_AT_ONCE, sort_name="Able, Ada")
    baker = PersonFactory(name="Bo Baker")
    written_by(resources, *able, baker)

    page = client.get("/people/?initial=b")

    assert list(page.context["results"]) == [baker]
    assert 'aria-label="A, 50 people"' in page.content.decode()
    assert "<title>People: B " in page.content.decode()
    assert len(client.get("/people/?initial=%00").context["results"]) == PEOPLE_AT_ONCE
