from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from content.blocks.stories import EvidenceStory, StandardStory, number_repeated_across
from content.evidence.listing import context_of, list_is_asked_for
from content.evidence.overview import ConditionOverview, overview
from content.pages.reading import ReadingPage
from content.search_index.kinds import Kind


class EvidencePage(ReadingPage):
    """The evidence summary: condition by condition, what is known and what is not.

    With a filter in the address it is the list of findings.
    """

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

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if list_is_asked_for(request.GET):
            return context | context_of(request.GET, self.get_url(request) or "")
        told = overview()
        sections = sections_of(self.sections, told)
        return context | {"conditions": told.values(), "parts": sections}

    class Meta:
        verbose_name = "evidence summary"

    def clean(self):
        super().clean()
        number_repeated_across(self.introduction, self.sections, self.body)


def sections_of(
    story, told: dict[int, ConditionOverview]
) -> list[tuple[object, ConditionOverview]]:
    """What the page says of each condition, with its findings; then those it says nothing of."""
    said = [
        (block.value, told.get(about.pk))
        for block in story
        if (about := block.value.get("condition"))
    ]
    named = {overview.condition.pk for _, overview in said if overview}
    return [*said, *((None, each) for pk, each in told.items() if pk not in named)]
