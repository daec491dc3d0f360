from collections.abc import Iterable
from itertools import groupby

from django.core.paginator import Paginator
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from content.blocks.text import TEXT_FEATURES
from content.narrowing.facets import Facet, TopicFacet, YearFacet
from content.narrowing.narrowing import Narrowing, Order
from content.pages.base import BasePage

PAGES_AT_ONCE = 10


class ListingPage(BasePage):
    """A page that lists its children; filters, order and page number lie in the address."""

    introduction = RichTextField(
        blank=True,
        features=TEXT_FEATURES,
        help_text="A few sentences: what is listed here and for whom.",
    )

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]

    facets: tuple[Facet, ...] = (TopicFacet(), YearFacet())
    orders: tuple[Order, ...] = (
        Order("newest", "Newest first", "newest_first"),
        Order("oldest", "Oldest first", "oldest_first"),
        Order("title", "Title, A to Z", "by_title"),
    )

    class Meta:
        abstract = True

    def listed(self) -> models.QuerySet:
        """The published children that readers may see."""
        raise NotImplementedError

    def heading_of(self, result: models.Model, order: Order) -> str:
        """What a result stands under, for listings that have parts."""
        return ""

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        narrowing = Narrowing(request.GET, self.listed(), self.facets, self.orders)
        filters = narrowing.filters(self.get_url(request) or "")
        paginator = Paginator(narrowing.results(), PAGES_AT_ONCE)
        paginator.count = narrowing.count()
        results = paginator.get_page(request.GET.get("page"))
        context |= {"filters": filters, "results": results}
        context["parts"] = self.parts(results, narrowing.order)
        if not results and filters.selected:
            context["ways_out"] = narrowing.ways_out(filters)
            context["otherwise"] = narrowing.otherwise()
        return context

    def parts(self, results: Iterable, order: Order) -> list[tuple[str, list]]:
        """Neighbours under the same heading belong together."""
        grouped = groupby(results, key=lambda result: self.heading_of(result, order))
        return [(heading, list(members)) for heading, members in grouped]
