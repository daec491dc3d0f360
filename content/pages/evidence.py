from dataclasses import dataclass

from wagtail.admin.panels import FieldPanel
from wagtail.blocks import StructValue
from wagtail.fields import StreamField
from wagtail.search import index

from content.blocks.stories import EvidenceStory, StandardStory, anchored, number_repeated_across
from content.evidence.listing import asks_for_list, list_context, narrowing_of, summary_filters
from content.evidence.overview import Evidence, evidence_by_condition
from content.pages.reading import ReadingPage
from content.search_index.kinds import Kind


@dataclass(frozen=True)
class Section:
    """What editors wrote about a condition (a ConditionBlock's value), and what the records hold."""

    value: StructValue
    evidence: Evidence | None
    block_type = "condition"  # it stands among the headings of the page as the block would


class EvidencePage(ReadingPage):
    """The evidence summary: condition by condition, what is known and what is not.

    Asked for a place, a group or anything else by which findings are sorted, it lists them.
    """

    template = "pages/evidence_page.html"
    page_description = "The summary of the evidence: each condition with its findings and its gaps."
    page_icon = "clipboard-list"
    parent_page_types = ["content.HomePage"]
    subpage_types = []
    max_count = 1

    search_kind = Kind.EVIDENCE

    introduction = StreamField(StandardStory(), blank=True)
    sections = StreamField(
        EvidenceStory(),
        blank=True,
        help_text="Your words on each condition. Its findings are shown below them by themselves. A "
        "condition without a section here is shown after the others, with its findings.",
    )
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
        if asks_for_list(request.GET, narrowing):
            return context | list_context(narrowing, path)
        return context | {
            "filters": summary_filters(narrowing, path),
            "summary": self.summary_of(evidence_by_condition()),
        }

    def summary_of(self, evidence: dict[int, Evidence]) -> list[Section]:
        """The sections as editors ordered them, then what there is on every other condition."""
        told = [
            Section(block.value, evidence.pop(condition.pk, None) if condition else None)
            for block in self.sections
            for condition in [block.value["condition"]]
        ]
        taken = {value.permalink for story in (self.introduction, self.sections, self.body)
                 for value in anchored(story)}  # fmt: skip
        return told + [untold(each, taken) for each in evidence.values()]


def untold(evidence: Evidence, taken: set[str]) -> Section:
    slug = evidence.condition.slug
    anchor = f"{slug}-findings" if slug in taken else slug
    block = EvidenceStory().child_blocks["condition"]
    return Section(block.normalize({"condition": evidence.condition, "anchor": anchor}), evidence)
