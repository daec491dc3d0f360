"""Which of the site's own answers are kept, and which never."""

import pytest
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.urls import URLPattern, get_resolver
from wagtail.models import PageViewRestriction

from content.evidence import facets as evidence_facets
from content.models import ArticleIndexPage, ArticlePage
from content.narrowing.facets import Facet
from larch_site.page_store.building import rules_from_settings
from larch_site.page_store.key import Key
from larch_site.page_store.rendering import Rendered, render
from larch_site.page_store.rules import may_be_kept

KEPT = [
    "/", "/news/", "/news/?page=2", "/events/", "/webinars/", "/evidence/", "/evidence/gaps/",
    "/evidence/map/", "/evidence/data.csv", "/evidence/data.json", "/evidence/changes/",
    "/evidence/changes.atom", "/evidence/suggestions/", "/race-equity-maturity-index/", "/people/",
    "/questions/", "/search/", "/search/?query=racism", "/feeds/", "/feeds/all.atom", "/sitemap.xml",
    "/robots.txt", "/.well-known/security.txt", "/data-protection/", "/about/contact/", "/resources/an-article/",
]  # fmt: skip
NEVER = [
    "/remi/request/", "/remi/my/abc/", "/remi/download/abc/", "/evidence/suggest/", "/admin/login/",
    "/evidence/suggest/status/abc/", "/data-protection/complaint/", "/styleguide/", "/healthz",
    "/search/suggestions/?query=x", "/nowhere/",
]  # fmt: skip


@pytest.fixture(autouse=True)
def connection_stays():
    """At the end of a request Django would close the test's, as its test client knows."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def article(structure) -> ArticlePage:
    article = ArticlePage(title="An article", slug="an-article", kind="tool", date="2026-01-05")
    return ArticleIndexPage.objects.get(slug="resources").add_child(instance=article)


def asked(address: str) -> Rendered:
    return render(get_wsgi_application(), Key("http", "localhost", address))


def is_kept(address: str) -> bool:
    environ = {"HTTP_HOST": "localhost", "RAW_URI": address}
    if rules_from_settings().key_of(environ) is None:
        return False
    answer = asked(address)
    return may_be_kept(answer.status, answer.headers, answer.body)


def test_pages_are_kept_and_what_is_somebodys_own_is_not(article, settings):
    settings.SECURITY_CONTACT = "mailto:security@example.org"

    assert [address for address in KEPT if not is_kept(address)] == []
    assert [address for address in NEVER if is_kept(address)] == []


@pytest.mark.parametrize("kind", ["password", "login", "groups"])
def test_a_page_with_a_view_restriction_is_not_kept(article, kind):
    PageViewRestriction.objects.create(page=article, restriction_type=kind, password="word")

    assert not is_kept("/resources/an-article/")
    assert is_kept("/resources/")


def test_every_address_with_a_token_is_left_out():
    tokens = [route for route in routes(get_resolver().url_patterns) if "token" in route]

    assert len(tokens) > 5
    assert [route for route in tokens if not f"/{route}".startswith(settings.NEVER_KEPT)] == []


def routes(patterns, before="") -> list[str]:
    found = []
    for each in patterns:
        route = before + str(each.pattern)
        found += [route] if isinstance(each, URLPattern) else routes(each.url_patterns, route)
    return found


def test_every_filter_of_a_listing_is_known():
    assert evidence_facets  # imported, so that its filters are known
    names = {facet.name for facet in facets_below(Facet) if getattr(facet, "name", "")}

    assert len(names) > 8
    assert names <= set(settings.KEPT_QUERIES)


def facets_below(kind: type) -> list[type]:
    return [each for sub in kind.__subclasses__() for each in (sub, *facets_below(sub))]
