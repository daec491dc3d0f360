from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from content.blocks.stories import StandardStory
from content.pages.reading import ReadingPage
from content.publication.open_to_all import open_to_all


class StandardPage(ReadingPage):
    """Standing information: about, statement, privacy, accessibility, contact."""

    template = "pages/standard_page.html"
    page_description = "Standing information, such as about, privacy or contact."
    page_icon = "info-circle"
    parent_page_types = ["content.HomePage", "content.StandardPage"]
    subpage_types = ["content.StandardPage"]

    body = StreamField(StandardStory(), blank=True)

    content_panels = [*ReadingPage.content_panels, FieldPanel("body")]
    search_fields = [*ReadingPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "standard page"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["below"] = open_to_all(StandardPage.objects.child_of(self))
        return context
