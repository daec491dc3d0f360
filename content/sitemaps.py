"""`/sitemap.xml`: every address for search engines, with the day of its last change.

One file holds 50,000 addresses at most. Beyond that `/sitemap.xml` lists the parts.
"""

from types import SimpleNamespace

from django.contrib.sitemaps import Sitemap, views
from django.db.models import CharField, IntegerField, Max, OuterRef, Subquery
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe
from wagtail.contrib.sitemaps import Sitemap as WagtailSitemap
from wagtail.models import Page, Site

from content.evidence.finding import Finding
from content.pages.people import with_public_work
from content.pages.uptake import UptakePage
from content.publication.open_to_all import open_to_all
from content.questions.question import Question
from content.remi.uptake.snapshot import UptakeSnapshot
from content.snippets.people import Person, references_to_people

MOST_ADDRESSES = 50_000
VIEWS = (
    "people", "feeds", "questions", "search", "data_notice", "evidence_gaps",
    "evidence_gaps_by_group", "evidence_map", "evidence_data", "evidence_changes",
    "suggestion_outcomes",
)  # fmt: skip


class PageSitemap(WagtailSitemap):
    limit = MOST_ADDRESSES

    def items(self):
        """No page type has addresses of its own to tell, so none is read as its own type."""
        root = self.get_wagtail_site().root_page
        return open_to_all(root.get_descendants(inclusive=True)).order_by("path")


class PlainSitemap(Sitemap):
    """Views that don't depend on the page tree, under the name of the site like the pages."""

    limit = MOST_ADDRESSES

    def __init__(self, request: HttpRequest):
        self.request = request

    def get_urls(self, page=1, site=None, protocol=None):
        protocol, _, domain = Site.find_for_request(self.request).root_url.partition("://")
        return super().get_urls(page, SimpleNamespace(domain=domain), protocol)


class ViewSitemap(PlainSitemap):
    def items(self):
        return [reverse(view) for view in VIEWS]

    def location(self, address):
        return address


class PeopleSitemap(PlainSitemap):
    """A person's page changes with the pages that name them."""

    def items(self):
        listed = with_public_work(Person.objects.only("slug"))
        return listed.annotate(changed=last_change()).order_by("pk")

    def lastmod(self, person):
        return person.changed


class FindingSitemap(PlainSitemap):
    """What is superseded or withdrawn keeps its page, but no search should lead there."""

    def items(self):
        return Finding.objects.standing().only("slug", "last_published_at").order_by("pk")

    def lastmod(self, finding):
        return finding.last_published_at


class QuestionSitemap(PlainSitemap):
    def items(self):
        return Question.objects.published().only("slug", "last_published_at").order_by("pk")

    def lastmod(self, question):
        return question.last_published_at


class QuarterSitemap(PlainSitemap):
    """The latest version of each quarter, below the page that tells of them."""

    def items(self):
        page = UptakePage.objects.live().public().first()
        self.above = page.get_url(self.request) if page else ""
        return list(UptakeSnapshot.objects.latest_versions()) if page else []

    def location(self, snapshot):
        return f"{self.above}{snapshot.quarter_of_year.slug}/"

    def lastmod(self, snapshot):
        return snapshot.frozen_at


SITEMAPS = {
    "pages": PageSitemap,
    "people": PeopleSitemap,
    "findings": FindingSitemap,
    "questions": QuestionSitemap,
    "quarters": QuarterSitemap,
    "views": ViewSitemap,
}


@require_safe
@conditional_page
def whole(request: HttpRequest) -> HttpResponse:
    maps = {section: sitemap(request) for section, sitemap in SITEMAPS.items()}
    if sum(each.paginator.count for each in maps.values()) > MOST_ADDRESSES:
        return views.index(request, maps, sitemap_url_name="sitemap_part")
    return views.sitemap(request, maps)


@require_safe
@conditional_page
def part(request: HttpRequest, section: str) -> HttpResponse:
    maps = {name: sitemap(request) for name, sitemap in SITEMAPS.items()}
    return views.sitemap(request, maps, section=section)


def last_change() -> Subquery:
    """Of the published pages that name the person of the outer query."""
    references = references_to_people(Cast(OuterRef(OuterRef("pk")), CharField()))
    numbers = references.values_list(Cast("object_id", IntegerField()))
    pages = open_to_all(Page.objects).filter(pk__in=numbers).order_by()
    changes = pages.values("live").annotate(last=Max("last_published_at"))  # all in one group
    return Subquery(changes.values("last"))
