import pytest
from wagtail.models import Page

from content.models import StandardPage
from content.pages.taken_addresses import taken_addresses
from tests.content.factories import StandardFactory

NOTHING = {
    "summary": "", "body-count": "0", "related-count": "0", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
}  # fmt: skip


@pytest.fixture
def add_below(structure, editor):
    """Sends the form of a new standing page, below the page of that slug."""

    def add(parent: str, **fields):
        parent = Page.objects.get(slug=parent)
        address = f"/admin/pages/add/content/standardpage/{parent.pk}/"
        return editor.post(address, NOTHING | fields)

    return add


@pytest.mark.parametrize("slug", ["admin", "documents", "healthz", "media", "people", "search"])
def test_a_page_where_something_else_answers_is_refused(add_below, slug):
    answer = add_below("home", title="Ours", slug=slug)

    assert answer.status_code == 200
    assert f"Another part of the site answers at “{slug}”" in answer.content.decode()
    assert not StandardPage.objects.filter(title="Ours").exists()


@pytest.mark.parametrize(("parent", "slug"), [("home", "about-people"), ("about", "people")])
def test_addresses_that_are_free_are_accepted(add_below, parent, slug):
    assert add_below(parent, title="Ours", slug=slug).status_code == 302


def test_no_page_is_moved_to_such_an_address(structure, moderator):
    page = StandardFactory(parent=Page.objects.get(slug="about"), slug="people")

    answer = moderator.post(f"/admin/pages/{page.pk}/move/{structure.pk}/confirm/", follow=True)

    assert "Another part of the site answers at “people”" in answer.content.decode()
    assert Page.objects.get(pk=page.pk).get_parent().slug == "about"


def test_no_page_is_copied_to_such_an_address(structure, moderator):
    page = StandardFactory(parent=Page.objects.get(slug="about"), slug="ours")
    copy = {"new_title": "People", "new_slug": "people", "new_parent_page": structure.pk}

    answer = moderator.post(f"/admin/pages/{page.pk}/copy/", copy, follow=True)

    assert "Another part of the site answers at “people”" in answer.content.decode()
    assert not Page.objects.filter(slug="people").exists()


def test_addresses_are_those_of_the_site():
    taken = taken_addresses()

    assert {"admin", "documents", "healthz", "media", "people", "readyz", "static"} <= taken
    assert not taken & {"evidence", "news", ""}
