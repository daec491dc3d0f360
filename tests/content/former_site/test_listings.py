"""Further pages and feeds of listings that the former site had: one redirect to where the listing is."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from tests.content.factories import ArticleFactory, TopicFactory


@pytest.fixture
def former(resources):
    """What the importer notes of listings; a topic has a feed when something is about it."""
    article = ArticleFactory(parent=resources)
    article.topics = [TopicFactory(name="Housing", slug="housing")]
    article.save()
    site = Site.objects.get(is_default_site=True)
    for path, link in [
        ("/category/housing", "/news/?topic=housing"), ("/category/housing/feed", "/feeds/topic/housing.atom"),
        ("/tag/café", "/news/"), ("/author/jane", "/news/"), ("/page/2", "/news/"), ("/feed", "/feeds/all.atom"),
        ("/blog/category/housing", "/news/?topic=housing"),
    ]:  # fmt: skip
        Redirect.objects.create(site=site, old_path=path, redirect_link=link, is_permanent=True)
    news = Page.objects.get(slug="news")
    Redirect.objects.create(site=site, old_path="/stories", redirect_page=news, is_permanent=True)


LED_ON = {
    "/page/2": "/news/", "/page/17": "/news/", "/category/housing/page/3": "/news/?topic=housing",
    "/blog/category/housing/page/3": "/news/?topic=housing", "/tag/caf%C3%A9/page/2": "/news/",
    "/author/jane/page/2": "/news/", "/feed/rss2": "/feeds/all.atom", "/category/housing/feed/atom":
    "/feeds/topic/housing.atom", "/author/jane/feed": "/news/", "/category/housing/page/2/feed":
    "/feeds/topic/housing.atom", "/stories/page/9": "/news/", "/news/page/2": "/news/", "/news/feed": "/news/",
}  # fmt: skip
NOWHERE = ["/category/other/page/2/", "/gone/feed/", "/page/two/", "/page/2/3/", "/author/page/2/"]


@pytest.mark.usefixtures("former")
def test_each_is_led_on_once_with_and_without_a_slash_at_its_end(client):
    for path, target in LED_ON.items():
        for written in (path, f"{path}/", f"{path}/?utm_source=x"):
            answer = client.get(written)
            assert (answer.status_code, answer.get("Location")) == (301, target), written
            assert client.get(target).status_code == 200
    for path in NOWHERE:
        assert client.get(path).status_code == 404, path
    assert client.post("/author/jane/page/2/").status_code == 404


@pytest.mark.usefixtures("former")
def test_nobody_is_led_to_an_error(client):
    Page.objects.get(slug="news").unpublish()

    assert client.get("/stories/page/2/").status_code == 404
