from http import HTTPStatus

from wagtail.admin.panels import FieldPanel
from wagtail.blocks import StructValue
from wagtail.fields import StreamField
from wagtail.search import index

from content.blocks.stories import EvidenceStory, StandardStory, number_repeated_across
from content.evidence.finding_narrowing import narrowing_of
from content.evidence.listing import asks_for_list, list_context, summary_filters
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

    class Meta:
        verbose_name = "evidence summary"

    def clean(self):
        super().clean()
        number_repeated_across(self.introduction, self.sections, self.body)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        narrowing = narrowing_of(request.GET)
        path = self.get_url(request) or ""
        if asks_for_list(narrowing):
            return context | list_context(narrowing, path)
        told = overview()
        parts = parts_of(self.sections, told)
        return context | {
            "filters": summary_filters(narrowing, path),
            "parts": parts,
            "conditions": [value for value, _ in parts],
            "per_mark": max((each.per_mark for each in told.values()), default=1),
        }

    def serve(self, request, *args, **kwargs):
        """With the status that says whether the address means anything."""
        response = super().serve(request, *args, **kwargs)
        response.status_code = response.context_data.get("status", HTTPStatus.OK)
        return response


def parts_of(
    story, told: dict[int, ConditionOverview]
) -> list[tuple[StructValue, ConditionOverview | None]]:
    """What editors say of each condition, with its findings; then every other condition."""
    said = [(block.value, told.get(block.value["condition"].pk))
            for block in story if block.value["condition"]]  # fmt: skip
    named = {value["condition"] for value, _ in said}
    block = EvidenceStory().child_blocks["condition"]
    unsaid = [(block.normalize({"condition": each.condition, "anchor": each.condition.slug}), each)
              for each in told.values() if each.condition not in named]  # fmt: skip
    return [*said, *unsaid]
