from django.core.paginator import Paginator
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from content.blocks.text import TEXT_FEATURES
from content.pages.base import BasePage
from content.pages.filters import ListingFilters

PAGES_AT_ONCE = 10


class ListingPage(BasePage):
    """A page that lists its children; filters and page number lie in the address."""

    introduction = RichTextField(
        blank=True,
        features=TEXT_FEATURES,
        help_text="A few sentences: what is listed here and for whom.",
    )

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]

    filter_names: tuple[str, ...] = ("topic", "year")

    class Meta:
        abstract = True

    def listed(self) -> models.QuerySet:
        """The published children that readers may see, newest first."""
        raise NotImplementedError

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        filters = ListingFilters(request.GET, self.listed(), self.filter_names)
        context["filters"] = filters
        context["results"] = Paginator(filters.results(), PAGES_AT_ONCE).get_page(
            request.GET.get("page")
        )
        return context
