"""The public pages of people."""

from content.models import ArticleAuthor, EventSpeaker
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


def test_a_person_named_in_a_block_is_linked_back(client, resources):
    somebody = PersonFactory(slug="somebody")
    people = {"title": "Panel", "people": [{"person": somebody.pk, "role": "", "part": ""}]}
    article = ArticleFactory(parent=resources, title="A panel")
    article.body = [("people", article.body.stream_block.child_blocks["people"].to_python(people))]
    article.save()

    assert "A panel" in client.get("/people/somebody/").content.decode()


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
