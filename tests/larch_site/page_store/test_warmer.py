"""Behind readers' backs each public page is rendered, so that each is kept."""

import pytest

from larch_site.page_store.warmer import STARTS
from tests.larch_site.page_store.kept_site import key


def test_the_warmer_follows_links_from_home(process, database):
    database.content |= {
        "/": '<a href="/about/">x</a> <a href="/news/?page=2">x</a> <a href="/gone/">x</a>'
        '<a href="/admin/">x</a> <a href="//evil.example/">x</a> <a href="/about/?topic=x">x</a>',
        "/about/": '<a class="x" href="http://www.example.org/news/first/">x</a>',
        "/news/first/": "deep",
    }

    process.publication.moved.clear()
    process.warmer.walk()

    kept = {entry.key.address for entry in process.place.entries()}
    assert kept == {"/", "/about/", "/news/?page=2", "/news/first/"}


def test_one_process_walks_for_all(process, other):
    process.publication.moved.clear()
    other.publication.moved.clear()

    assert process.warmer.walk() == 1
    assert other.warmer.walk() == 0
    other.warmer.seen(key("/")._replace(host="example.org"))
    other.publication.moved.clear()

    assert other.warmer.walk() > 0


def test_what_has_no_copy_is_rendered_before_what_has_an_old_one(process, database):
    links = '<a href="/about/">x</a> <a href="/about/privacy/">x</a> <a href="/people/">x</a>'
    database.content |= dict.fromkeys(("/about/", "/about/privacy/", "/people/"), "x")
    database.publish("/", links)
    process.publication.look()
    process.publication.moved.clear()
    process.warmer.walk()
    process.get("/people/")
    database.content |= dict.fromkeys(("/news/", "/news/new/"), "new")
    database.publish("/", f'{links} <a href="/news/new/">x</a> <a href="/news/">x</a>')
    process.publication.look()
    process.django.rendered.clear()

    process.publication.moved.clear()
    process.warmer.walk()

    rendered = [each["PATH_INFO"] for each in process.django.rendered]
    assert rendered[: len(STARTS) + 2] == [*STARTS, "/news/", "/news/new/"]
    assert {"/about/", "/about/privacy/", "/people/"} < set(rendered)


@pytest.mark.parametrize("host", ["www.example.org:80", "www.example.org.", "[::1]"])
def test_another_spelling_of_a_host_is_not_warmed(process, host):
    process.warmer.seen(key("/")._replace(host=host))

    assert [*process.warmer.hosts] == [("http", "www.example.org")]


def test_what_no_link_leads_to_any_more_is_looked_up_by_the_warmer(process, database):
    database.content["/photograph/"] = "somebody"
    process.get("/photograph/")
    del database.content["/photograph/"]
    database.publish("/", "without a picture")
    process.publication.look()

    process.publication.moved.clear()
    process.warmer.walk()
    database.away = True
    process.publication.look()

    assert process.get("/photograph/").status.startswith("503")
