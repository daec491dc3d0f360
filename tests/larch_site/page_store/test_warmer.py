"""Behind readers' backs each public page is rendered, so that each is kept."""

import pytest

from larch_site.page_store import store
from larch_site.page_store.encodings import BEST
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


def test_what_nobody_asks_for_waits_in_its_file(process, database):
    """Or each process would hold all pages of the site, and those of each of its hosts."""
    database.content |= {"/": '<a href="/about/">x</a>', "/about/": "about"}
    process.publication.moved.clear()
    process.warmer.walk()

    assert not process.store.memory.entries

    process.get("/about/")

    assert [each.address for each in process.store.memory.entries] == ["/about/"]


def test_what_readers_asked_for_is_replaced_in_memory_too(process, database):
    database.content["/"] = '<a href="/news/">x</a>'
    process.get("/news/")
    database.publish("/news/", "newer")
    process.publication.look()
    process.publication.moved.clear()
    process.warmer.walk()

    (entry,) = process.store.memory.entries.values()
    assert b"newer" in entry.bodies[0]


def test_a_page_that_is_as_it_was_is_not_packed_once_more(process, other, database, monkeypatch):
    """Another process, or the one before it, may have done it."""
    packed = []
    compressed = store.compressed

    def counted(body, *, quality):
        packed.append(quality)
        return compressed(body, quality=quality)

    monkeypatch.setattr(store, "compressed", counted)
    database.content = {"/": '<a href="/news/">x</a>', "/news/": "as it was"}
    process.publication.moved.clear()
    process.warmer.walk()
    assert packed.count(BEST) == 2

    packed.clear()
    database.publish("/", '<a href="/news/">y</a>')
    other.publication.look()
    other.publication.moved.clear()
    other.warmer.walk()

    assert packed.count(BEST) == 1
    assert len(packed) == 2  # once for the page that has changed, and once well


def test_what_machines_ask_for_is_kept_though_no_link_leads_there(process, database):
    asked = {"/sitemap.xml", "/robots.txt", "/.well-known/security.txt"}
    database.content |= dict.fromkeys(asked, "for machines")
    process.publication.moved.clear()
    process.warmer.walk()

    assert asked <= {entry.key.address for entry in process.place.entries()}
