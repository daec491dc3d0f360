"""What every page of the demo site tells search engines, feed readers and shared links."""

import json
from urllib.parse import urlsplit

import pytest

from tests.content.structured_data.vocabulary import faults
from tests.crawl import Visited

LONGEST_TITLE = 110  # characters; longer ones are cut off wherever they are shown
LONGEST_DESCRIPTION = 300
ADDRESSES = "link[rel=canonical][href], meta[property='og:url'], meta[property='og:image']"


@pytest.fixture(scope="module")
def pages(crawled) -> list[Visited]:
    return [page for page in crawled.values() if page.answer.is_html]


@pytest.fixture(scope="module")
def indexed(pages) -> list[Visited]:
    """Those that search engines may list, each once: not what is a listing narrowed or turned."""
    return [
        page for page in pages if "?" not in page.path and not page.soup.select("[content=noindex]")
    ]


@pytest.fixture(scope="module")
def root(indexed) -> str:
    """The site's own name, which isn't the one that the crawl asks it under."""
    (home,) = [page for page in indexed if page.path == "/"]
    return told(home, "og:url").removesuffix("/")


def told(page: Visited, name: str) -> str:
    metas = page.soup.head.select(f"meta[property='{name}'], meta[name='{name}']")
    assert len(metas) == 1, f"{page.path} tells {name} {len(metas)} times"
    return metas[0]["content"]


def test_many_pages_are_looked_at(indexed):
    assert len(indexed) > 35


def test_each_page_says_what_a_shared_link_shows(indexed):
    for page in indexed:
        for name in ("og:title", "og:description", "og:url", "og:image:alt"):
            assert told(page, name).strip(), f"{page.path}: {name}"
        assert told(page, "og:type") in {"website", "article", "profile"}, page.path
        assert told(page, "og:site_name") == "LARCH"
        assert told(page, "og:locale") == "en_GB"
        assert told(page, "twitter:card") == "summary_large_image"
        assert (told(page, "og:image:width"), told(page, "og:image:height")) == ("1200", "630")


def test_each_address_is_the_pages_own_and_in_full(indexed, root):
    for page in indexed:
        found = [each.get("href") or each["content"] for each in page.soup.head.select(ADDRESSES)]
        assert len(found) == 3, page.path
        assert all(each.startswith(f"{root}/") for each in found), page.path
        assert found[0] == found[1] == root + page.path


def test_a_narrowed_listing_is_the_listing(pages):
    narrowed = [page for page in pages if "?" in page.path and page.soup.select("[rel=canonical]")]

    assert narrowed
    for page in narrowed:
        (canonical,) = page.soup.select("[rel=canonical]")
        assert urlsplit(canonical["href"]).path == urlsplit(page.path).path


def test_titles_and_descriptions_fit_and_each_stands_once(indexed):
    for name, longest in (("og:title", LONGEST_TITLE), ("description", LONGEST_DESCRIPTION)):
        all_told = {page.path: told(page, name) for page in indexed}
        long = {path: words for path, words in all_told.items() if len(words) > longest}
        assert long == {}
        twice = [words for words in all_told.values() if list(all_told.values()).count(words) > 1]
        assert twice == []


def test_each_picture_is_there(indexed, demo_site):
    pictures = {urlsplit(told(page, "og:image")).path for page in indexed}

    assert len(pictures) > 20
    for picture in pictures:
        answer = demo_site.get(picture)
        assert (answer.status, answer.headers["content-type"]) == (200, "image/png"), picture


def test_each_page_is_described_in_words_that_schema_org_knows(indexed):
    types = set()
    for page in indexed:
        (script,) = page.soup.head.select("script[type='application/ld+json']")
        nodes = json.loads(script.string)["@graph"]
        assert list(faults(nodes, page.path)) == []
        types |= {node["@type"] for node in nodes}

    assert types >= {
        "Article", "BreadcrumbList", "CollectionPage", "Event", "FAQPage", "Organization",
        "ProfilePage", "VideoObject", "WebPage", "WebSite",
    }  # fmt: skip


def test_each_feed_that_a_page_names_is_there(indexed, demo_site):
    feeds = {
        link["href"]
        for page in indexed
        for link in page.soup.head.select("link[type='application/atom+xml']")
    }

    assert len(feeds) > 5
    for feed in feeds:
        answer = demo_site.get(feed)
        assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8", feed


def test_the_sitemap_names_every_page_that_is_to_be_listed(indexed, root, demo_site):
    sitemap = demo_site.get("/sitemap.xml").text
    missing = [page.path for page in indexed if f"<loc>{root}{page.path}</loc>" not in sitemap]

    assert missing == []
    assert sitemap.count(f"<loc>{root}/people/") >= 20
