"""A page's picture over HTTP, and in the head of its page."""

import re

import pytest
from django.core.cache import caches
from django.test import override_settings
from wagtail.models import PageViewRestriction

from content.sharing_pictures import serving
from content.sharing_pictures.words import address_of
from tests.content.factories import ArticleFactory, PersonFactory


@pytest.fixture(autouse=True)
def nothing_kept():
    caches["sharing_pictures"].clear()


@pytest.fixture
def article(resources):
    return ArticleFactory(parent=resources, title="A title", kind="tool")


@pytest.fixture
def drawings(monkeypatch) -> list:
    """What was drawn, in order."""
    asked = []

    def draw(words):
        asked.append(words)
        return b"a picture"

    monkeypatch.setattr(serving, "draw", draw)
    return asked


def picture_in_head(client, path: str) -> str:
    page = client.get(path).content.decode()
    (address,) = re.findall(r'<meta property="og:image" content="([^"]+)">', page)
    return address


def test_a_page_leads_to_its_picture_which_may_be_kept_for_ever(client, article):
    address = picture_in_head(client, article.url)

    assert address == article.get_site().root_url + address_of(article)
    answer = client.get(address_of(article))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")
    assert "immutable" in answer["Cache-Control"]
    assert "public" in answer["Cache-Control"]
    assert "Set-Cookie" not in answer


def test_a_new_title_has_a_new_address_and_the_old_one_leads_there(client, article):
    old = address_of(article)
    article.title = "Another title"
    article.save()

    assert address_of(article) != old
    assert client.get(old)["Location"] == address_of(article)


def test_a_kind_is_told_above_the_title(client, article, drawings):
    client.get(address_of(article))

    assert [(words.label, words.title) for words in drawings] == [("Tool", "A title")]


def test_a_picture_is_drawn_once(client, article, drawings):
    for _ in range(3):
        assert client.get(address_of(article)).content == b"a picture"

    assert len(drawings) == 1


@pytest.mark.parametrize("version", ["0", "a" * 200, "-", "x_y"])
def test_a_wrong_version_draws_nothing(client, article, drawings, version):
    answer = client.get(f"/sharing-pictures/{article.pk}-{version}.png")

    assert answer.status_code == 302
    assert drawings == []


@pytest.mark.parametrize("pk", ["0", "999999", "9" * 40])
def test_no_page_no_picture(client, article, drawings, pk):
    assert client.get(f"/sharing-pictures/{pk}-0.png").status_code == 404
    assert drawings == []


def test_a_draft_has_no_picture(client, article):
    article.unpublish()

    assert client.get(address_of(article)).status_code == 404


def test_a_page_for_some_only_has_no_picture(client, article):
    PageViewRestriction.objects.create(
        page=article.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )

    assert client.get(address_of(article)).status_code == 404


def test_a_folder_that_cannot_be_written_costs_no_picture(client, article, tmp_path, caplog):
    (tmp_path / "file").write_text("no folder")
    kept = {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": tmp_path / "file" / "below",
    }

    with override_settings(CACHES={"default": kept, "sharing_pictures": kept}):
        answer = client.get(address_of(article))

    assert answer.status_code == 200
    assert "can't be kept" in caplog.text


def test_home_shows_its_headline_and_plain_views_show_the_same(client, structure):
    structure.headline = "Health for everybody"
    structure.save_revision().publish()
    PersonFactory(slug="somebody", role="Nurse")

    home = picture_in_head(client, "/")

    assert home.endswith(address_of(structure))
    assert picture_in_head(client, "/people/somebody/") == home
