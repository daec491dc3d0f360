import pytest
from wagtail.models import Page

from content.models import ArticleAuthor, Person
from tests.content.factories import (
    ArticleFactory,
    OrganisationFactory,
    PersonFactory,
    TopicFactory,
)

SNIPPETS = "/admin/snippets/content"
ORDERINGS = {
    "person": ["name", "-sort_name", "role", "organisation", "_updated_at"],
    "organisation": ["name", "short_name", "kind", "-_updated_at"],
    "topic": ["name", "slug", "_updated_at"],
}
FACTORIES = {"person": PersonFactory, "organisation": OrganisationFactory, "topic": TopicFactory}


@pytest.fixture
def written(structure):
    """An article with its author."""
    person = PersonFactory(name="Prof Kevin Fenton", slug="kevin-fenton")
    article = ArticleFactory(parent=Page.objects.get(slug="news"), title="On larches")
    article.authors.add(ArticleAuthor(person=person))
    article.save_revision().publish()
    return article


@pytest.mark.parametrize("name", FACTORIES)
def test_list_answers_to_any_order_and_search(db, editor, name):
    FACTORIES[name]()

    for order in ["", *ORDERINGS[name], "nonsense"]:
        for words in ("", "larch", "a & | ("):
            address = f"{SNIPPETS}/{name}/?ordering={order}&q={words}"
            assert editor.get(address).status_code == 200, address


def test_people_are_filtered_by_organisation_while_searching(db, editor):
    organisation = OrganisationFactory()
    PersonFactory(name="Ann Larch", organisation=organisation)
    PersonFactory(name="Bob Larch")

    answer = editor.get(f"{SNIPPETS}/person/?q=larch&organisation={organisation.pk}")

    assert [person.name for person in answer.context["object_list"]] == ["Ann Larch"]


@pytest.mark.parametrize("name", FACTORIES)
def test_each_record_has_a_history_and_says_where_it_is_used(db, editor, name):
    record = FACTORIES[name]()

    for view in ("edit", "history", "usage"):
        assert editor.get(f"{SNIPPETS}/{name}/{view}/{record.pk}/").status_code == 200


def test_a_change_is_kept_as_a_revision(db, editor):
    topic = TopicFactory(name="Maternity", slug="maternity")

    editor.post(
        f"{SNIPPETS}/topic/edit/{topic.pk}/",
        {"name": "Maternity and birth", "slug": "maternity", "description": ""},
    )

    topic.refresh_from_db()
    assert topic.name == "Maternity and birth"
    assert topic.latest_revision.user.username == "Editors"


def test_usage_names_the_pages(written, editor):
    person = Person.objects.get()

    assert "On larches" in editor.get(f"{SNIPPETS}/person/usage/{person.pk}/").content.decode()


def test_preview_of_a_person_is_their_page_with_the_changes(written, editor):
    person = Person.objects.get()
    person.role = "Director of forests"

    page = person.make_preview_request().render().content.decode()

    assert "Director of forests" in page
    assert "On larches" in page


def test_preview_of_a_new_person_answers(db):
    person = Person(name="Ann Larch")

    assert person.make_preview_request().status_code == 200


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("Prof Kevin Fenton CBE", "Fenton, Kevin"),
        ("Dame Marie Gabriel, CBE", "Gabriel, Marie"),
        ("Janine La Rosa", "La Rosa, Janine"),
        ("Jan van der Berg", "van der Berg, Jan"),
        ("La Toya", "Toya, La"),
        ("Madonna", "Madonna"),
        ("Dr", "Dr"),
    ],
)
def test_name_in_lists_is_filled_in(db, name, listed):
    assert PersonFactory(name=name).sort_name == listed


def test_name_in_lists_is_kept_when_given(db):
    assert PersonFactory(name="Ann Mary Larch", sort_name="Mary Larch, Ann").sort_name == (
        "Mary Larch, Ann"
    )


def test_name_suggests_the_address_of_a_new_record_only(db, editor):
    topic = TopicFactory()

    new = editor.get(f"{SNIPPETS}/topic/add/").content.decode()
    old = editor.get(f"{SNIPPETS}/topic/edit/{topic.pk}/").content.decode()

    assert "w-sync#apply" in new
    assert "w-sync#apply" not in old
