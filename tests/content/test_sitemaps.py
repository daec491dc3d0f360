"""The sitemap, as a search engine gets it."""

from datetime import UTC, datetime

import pytest
from defusedxml.ElementTree import fromstring
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction

from content import sitemaps
from content.models import ArticleAuthor
from tests.content.evidence_records import a_finding
from tests.content.factories import ArticleFactory, PersonFactory

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def addresses(client, path: str = "/sitemap.xml") -> dict[str, str | None]:
    """The day of the last change by address."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/xml")
    found = fromstring(answer.content)
    return {url.find("s:loc", NAMES).text: url.findtext("s:lastmod", None, NAMES) for url in found}


@pytest.fixture
def article(resources):
    article = ArticleFactory(parent=resources, slug="one")
    article.authors.add(ArticleAuthor(person=PersonFactory(slug="somebody")))
    article.save_revision().publish()
    article.refresh_from_db()
    return article


def test_every_public_page_stands_in_it_with_its_last_change(client, article):
    found = addresses(client)

    root = article.get_site().root_url
    changed = article.last_published_at.date().isoformat()
    assert found[f"{root}/resources/one/"] == changed
    assert found[f"{root}/people/somebody/"] == changed
    assert {f"{root}/", f"{root}/evidence/", f"{root}/people/", f"{root}/feeds/"} <= found.keys()
    assert all(address.startswith(root) for address in found)


def test_who_stands_only_in_a_block_is_in_it_with_that_pages_last_change(client, article):
    panel = {"title": "Panel", "people": [{"person": PersonFactory(slug="panellist").pk}]}
    block = article.body.stream_block.child_blocks["people"]
    article.body = [("people", block.to_python(panel))]
    article.save_revision().publish()
    article.refresh_from_db()

    changed = addresses(client)[f"{article.get_site().root_url}/people/panellist/"]
    assert changed == article.last_published_at.date().isoformat()


def test_findings_stand_in_it_while_they_stand(client, structure):
    published = datetime(2026, 3, 1, 12, tzinfo=UTC)
    a_finding("one", last_published_at=published)
    a_finding("old", state="withdrawn", state_reason="Wrong.")
    a_finding("draft", live=False)

    found = addresses(client)

    below = {address.rpartition("/evidence/")[2]: changed for address, changed in found.items()
             if "/evidence/" in address}  # fmt: skip
    views = {reverse(view).removeprefix("/evidence/") for view in sitemaps.VIEWS}
    assert below.pop("one/") == "2026-03-01"
    assert set(below) == {"", *(view for view in views if not view.startswith("/"))}


def test_drafts_pages_for_some_and_people_without_work_do_not(client, article, events):
    PersonFactory(slug="nobody")
    PageViewRestriction.objects.create(page=events, restriction_type=PageViewRestriction.LOGIN)
    article.unpublish()

    found = " ".join(addresses(client))

    for hidden in ("/resources/one/", "/events/", "/people/somebody/", "/people/nobody/"):
        assert hidden not in found


def test_what_is_too_much_for_one_file_is_split(client, article, monkeypatch):
    everything = addresses(client)
    monkeypatch.setattr(sitemaps, "MOST_ADDRESSES", 3)
    for sitemap in sitemaps.SITEMAPS.values():
        monkeypatch.setattr(sitemap, "limit", 3)

    parts = [part.removeprefix("http://testserver") for part in addresses(client)]

    assert "/sitemap-pages.xml?p=2" in parts
    assert {address for part in parts for address in addresses(client, part)} == set(everything)


@pytest.mark.parametrize("path", ["?p=0", "?p=2", "?p=x", "?p=%00", "-other.xml", "-pages.xml?p=9"])
def test_there_is_no_other_part(client, structure, path):
    address = path if path.startswith("-") else f".xml{path}"

    assert client.get(f"/sitemap{address}").status_code == 404


def test_it_is_not_sent_twice(client, article):
    first = client.get("/sitemap.xml")

    again = client.get("/sitemap.xml", headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304


def test_more_pages_cost_no_more_queries(client, article, resources):
    few = queries(client)
    for _ in range(10):
        ArticleFactory(parent=resources)

    assert queries(client) == few


def queries(client) -> int:
    """Once Wagtail has read the site's root paths, which it does after each new page."""
    client.get("/sitemap.xml")
    with CaptureQueriesContext(connection) as captured:
        client.get("/sitemap.xml")
    return len(captured)
