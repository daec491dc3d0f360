from django.apps import apps
from django.utils.functional import SimpleLazyObject
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from content.mentioned import PageBlock
from content.pages.base import BasePage
from content.pages.related import MOST_RELATED, leads_on, related_to

# Listings and the home page stand in the menu already.
WORTH_READING = [
    "content.ArticlePage",
    "content.EventPage",
    "content.WebinarPage",
    "content.EvidencePage",
    "content.RemiPage",
    "content.StandardPage",
]


class ReadingPage(BasePage):
    """A page that is read to its end, and leads on to others from there."""

    related = StreamField(
        [("page", PageBlock(page_type=WORTH_READING))],
        blank=True,
        max_num=MOST_RELATED,
        verbose_name="related pages",
        help_text="What to read next; shown at the foot of the page, in this order. The places that "
        "you leave free are filled by themselves: with pages on the same topics or by the same "
        "people, then with the newest of this section.",
    )

    promote_panels = [*BasePage.promote_panels, FieldPanel("related")]

    named_by = ""  # the relation to those who wrote or spoke
    dated_by = ""  # the field that tells how new it is

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["related"] = SimpleLazyObject(self.read_on)  # a page may not come to it
        return context

    def read_on(self) -> list[Page]:
        types = [each for each in apps.get_models() if issubclass(each, ReadingPage)]
        return [] if leads_on(self) else related_to(self, types)
