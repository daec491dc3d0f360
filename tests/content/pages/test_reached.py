"""The way to a page asks few questions, and still finds the right site and keeps out whom it should."""

import pytest
from wagtail.models import PageViewRestriction, Site

from content.site_settings import SiteSettings
from tests.content.factories import ArticleFactory, StandardFactory


@pytest.fixture
def article(resources):
    return ArticleFactory(parent=resources, slug="one", title="The one article")


@pytest.mark.parametrize("private", ["home", "section", "page"])
def test_a_private_page_and_what_lies_below_it_asks_for_the_login(client, article, private):
    section = article.get_parent()
    page = {"home": section.get_parent(), "section": section, "page": article}[private]
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    answer = client.get("/resources/one/")

    assert (answer.status_code, answer.url) == (302, "/_util/login/?next=/resources/one/")
    assert client.get("/").status_code == (302 if private == "home" else 200)
    assert client.get("/about/").status_code == (302 if private == "home" else 200)


def test_each_of_two_sites_answers_with_its_own_pages(client, article, settings):
    settings.ALLOWED_HOSTS = ["*"]
    other = StandardFactory(parent=article.get_parent().get_parent().specific, slug="other")
    StandardFactory(parent=other, slug="below", title="Below the other site")
    Site.objects.create(hostname="other.example", root_page=other)

    assert b"Below the other site" in client.get("/below/", HTTP_HOST="other.example").content
    assert client.get("/resources/one/", HTTP_HOST="other.example").status_code == 404
    assert b"The one article" in client.get("/resources/one/").content


def test_pages_of_one_name_in_two_places_are_told_apart(client, article):
    home = article.get_parent().get_parent()
    StandardFactory(parent=home.specific, slug="one", title="Another of this name")

    assert b"Another of this name" in client.get("/one/").content
    assert b"The one article" in client.get("/resources/one/").content
    assert client.get("/one/resources/").status_code == 404


def test_a_page_above_that_is_no_longer_published_is_named_nowhere(client, article):
    """On the way there, for search engines, and where the pages above are asked of the database."""
    home = article.get_parent().get_parent().specific
    above = StandardFactory(parent=home, slug="above", title="A draft above", live=False)
    between = StandardFactory(parent=above, slug="between", title="Between")
    below = StandardFactory(parent=between, slug="below", title="Below")

    answer = client.get("/above/between/below/")

    assert answer.status_code == 200
    assert "A draft above" not in answer.content.decode()
    assert [crumb.title for crumb in answer.context["breadcrumbs"]] == [home.title, "Between"]
    assert [crumb.title for crumb in type(below).objects.get(pk=below.pk).pages_above()] == [
        home.title, "Between"
    ]  # fmt: skip
    sitemap = client.get("/sitemap.xml").content.decode()
    assert "/above/between/below/<" in sitemap
    assert "/above/<" not in sitemap


@pytest.mark.parametrize("label", ["", "What we do"])
def test_a_private_page_stands_in_no_menu_of_a_public_one(client, article, label):
    section = article.get_parent()
    settings = SiteSettings.for_site(Site.objects.get())
    settings.navigation = [("link", {"label": label, "page": section})]
    settings.footer_navigation = [("link", {"label": label, "page": section})]
    settings.save()
    name = f">{label or section.title}</a>".encode()
    assert client.get("/").content.count(name) == 2

    PageViewRestriction.objects.create(page=section, restriction_type="login")

    for path in ("/", "/nowhere/", "/people/"):
        assert name not in client.get(path).content
