from django.core.exceptions import ValidationError
from wagtail.blocks import (
    BlockGroup,
    CharBlock,
    ChoiceBlock,
    IntegerBlock,
    RichTextBlock,
    StructBlock,
    StructBlockValidationError,
    TextBlock,
    URLBlock,
)
from wagtail.snippets.blocks import SnippetChooserBlock

from content.blocks.anchors import AnchorBlock, AnchoredBlock
from content.blocks.previews import some_condition
from content.blocks.text import TEXT_FEATURES

EARLIEST_YEAR, LATEST_YEAR = 1948, 2100


class FindingBlock(StructBlock):
    """One figure with its place, period and source, and how far LARCH stands behind it."""

    statement = TextBlock(help_text="The finding in one sentence, with place and period.")
    measure = CharBlock(max_length=200, required=False, help_text="What was measured.")
    value = CharBlock(max_length=200, required=False, help_text="The figures, group by group.")
    place = CharBlock(max_length=120)
    period = CharBlock(
        max_length=60, help_text="The years that the figure covers, not the year of the report."
    )
    source_title = CharBlock(
        max_length=300,
        help_text="Where the figure stands. A figure without a source can't be shown.",
    )
    source_publisher = CharBlock(max_length=200, required=False)
    source_year = IntegerBlock(required=False, min_value=EARLIEST_YEAR, max_value=LATEST_YEAR)
    source_url = URLBlock(required=False, label="Source's address")
    source_kind = ChoiceBlock(
        choices=[
            ("primary", "Published by those who made the figure"),
            ("secondary", "A report of somebody else's figure"),
            ("repost", "A copy of a report"),
        ],
        required=False,
    )
    state = ChoiceBlock(
        choices=[("checked", "Checked"), ("unverified", "Unverified"), ("disputed", "Disputed")],
        default="unverified",
        help_text="Checked: somebody compared it with the source. All others are labelled on the page.",
    )
    note = TextBlock(
        required=False, help_text="What a reader should know: why disputed, what is not covered."
    )

    class Meta:
        icon = "clipboard-list"
        group = "Evidence"
        template = "blocks/finding.html"
        description = "One figure with its source. A figure never stands without one."
        preview_value = {
            "statement": "A finding reads as one sentence, with its place and its years.",
            "place": "London",
            "period": "2022 to 2024",
            "source_title": "The report that it comes from",
            "source_publisher": "Its publisher",
            "source_year": 2025,
            "state": "unverified",
        }
        label_format = "{state}: {statement}"

    def clean(self, value):
        cleaned = super().clean(value)
        if (
            cleaned["state"] == "disputed"
            and not cleaned["note"]
            and not self.is_deferred_validation
        ):
            problem = ValidationError("Say why the finding is disputed.")
            raise StructBlockValidationError(block_errors={"note": problem})
        return cleaned


class ConditionBlock(AnchoredBlock):
    """What is known, and not known, about one condition; its findings are records that name it."""

    condition = SnippetChooserBlock("content.Condition")
    anchor = AnchorBlock(label="Permalink")
    introduction = RichTextBlock(features=TEXT_FEATURES, required=False)
    gap = RichTextBlock(
        features=TEXT_FEATURES,
        required=False,
        label="What is not known",
        help_text="Shown plainly. An empty section without it looks as if there were no inequality.",
    )

    class Meta:
        icon = "clipboard-list"
        group = "Evidence"
        template = "blocks/condition.html"
        anchor_from = "condition"
        description = (
            "A section of the evidence summary: one condition with its findings and its gaps."
        )
        form_layout = BlockGroup(["condition", "introduction", "gap"], settings=["anchor"])
        label_format = "{condition}"

    def get_preview_value(self):
        return self.normalize(
            {
                "condition": some_condition(),
                "introduction": "<p>What is known about mothers and babies.</p>",
                "gap": "<p>No figure for London alone was found.</p>",
            }
        )
