from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from content.blocks.stories import EvidenceStory, StandardStory, number_repeated_across
from content.pages.reading import ReadingPage
from content.search_index.kinds import Kind


class EvidencePage(ReadingPage):
    """The evidence summary: condition by condition, what is known and what is not."""

    template = "pages/evidence_page.html"
    page_description = "The summary of the evidence: each condition with its findings and its gaps."
    page_icon = "clipboard-list"
    parent_page_types = ["content.HomePage"]
    subpage_types = []
    max_count = 1

    search_kind = Kind.EVIDENCE

    introduction = StreamField(StandardStory(), blank=True)
    sections = StreamField(EvidenceStory(), blank=True)
    body = StreamField(
        StandardStory(),
        blank=True,
        help_text="What comes after the sections: how to send evidence.",
    )

    content_panels = [
        *ReadingPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("sections"),
        FieldPanel("body"),
    ]
    search_fields = [
        *ReadingPage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("sections"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "evidence summary"

    def clean(self):
        super().clean()
        number_repeated_across(self.introduction, self.sections, self.body)
