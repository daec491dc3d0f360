"""What is offered while somebody types: titles, topics, and what this site calls it."""

import pytest

from content.models import ArticleAuthor, SearchSynonym
from tests.content.factories import PersonFactory, TopicFactory


@pytest.fixture
def offered(client):
    def ask(typed: str) -> list[tuple[str, str, str]]:
        answer = client.get("/search/suggestions/", {"query": typed}).json()
        return [(each["title"], each["kind"], each["address"]) for each in answer["suggestions"]]

    return ask


@pytest.fixture
def synonym(db):
    return SearchSynonym.objects.create(typed="zest, zing", also_finds="Lemon peel, many")


def test_what_we_call_it_is_offered_as_a_search(publish, offered, synonym):
    publish(title="Figures", body=[("text", "<p>Of lemon peel.</p>")])
    way = ("Lemon peel", "Search", "/search/?query=Lemon+peel")

    assert offered("zest") == [way]
    assert offered("zes") == [way]
    assert offered("lemon pe") == [way]
    assert offered("ze") == []


def test_a_search_that_would_find_nothing_is_not_offered(structure, offered, synonym):
    assert offered("zest") == []


def test_topics_are_offered_while_something_public_is_on_them(publish, offered):
    topic = TopicFactory(name="Maternity", slug="maternity")
    assert offered("mater") == []
    private = publish(title="Private")
    private.topics = [topic]
    private.save_revision().publish()

    assert offered("mater") == [("Maternity", "Topic", "/search/?topic=maternity")]

    private.view_restrictions.create(restriction_type="login")
    assert offered("mater") == []


@pytest.mark.parametrize(
    "typed", ["professor quill", "dr quill", "prof. quillf", "Mrs Quillfeather"]
)
def test_titles_of_people_are_passed_over(publish, offered, found, typed):
    person = PersonFactory(name="Prof Jo Quillfeather")
    publish(title="Speech", authors=[ArticleAuthor(person=person)])

    assert [title for title, _, _ in offered(typed)] == ["Prof Jo Quillfeather"]


def test_a_title_alone_is_a_word_like_others(publish, found):
    publish(title="Of professors")

    assert found("professor") == ["Of professors"]
    assert found("dr professors") == ["Of professors"]
