from copy import copy
from functools import cache

from django.db.models import Model, prefetch_related_objects
from wagtail.blocks import BlockGroup, ChoiceBlock, RichTextBlock, StructBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from content.belongings import Belongings, Whole
from content.blocks.anchors import AnchorBlock, AnchoredBlock
from content.blocks.previews import some_condition, some_finding
from content.blocks.text import TEXT_FEATURES
from content.statements import numbers


class FindingChooserBlock(SnippetChooserBlock):
    """Brings with each finding all that a quote of it shows: the queries stay as many as for one."""

    def bulk_to_python(self, values):
        wanted = set(filter(None, values))
        found = quoted(self.model_class).records(numbers=list(wanted)) if wanted else []
        findings = {finding.pk: finding for finding in found}
        superseded = [finding for finding in findings.values() if finding.superseded_by_id]
        prefetch_related_objects(superseded, "superseded_by")
        return [copy(findings.get(key)) for key in values]  # one object each, as Wagtail wants it


@cache
def quoted(findings: type[Model]) -> Whole:
    asked = findings.objects.order_by().with_whence().filter(pk__any=numbers("numbers"))
    return Whole(asked, Belongings(findings, "values"))


class FindingQuoteBlock(StructBlock):
    """A finding shown in another page: put the record right once, and every page that quotes it follows."""

    finding = FindingChooserBlock(
        "content.Finding", help_text="While it isn't published, readers see nothing in its place."
    )
    show = ChoiceBlock(
        choices=[
            ("sentence", "The sentence"),
            ("figure", "The figures and the sentence"),
            ("chart", "The chart with its table, and the sentence"),
        ],
        default="figure",
    )

    def bulk_to_python(self, values):
        """With the groups of the census, which only the table beside a chart names."""
        quotes = super().bulk_to_python(values)
        charted = [quote["finding"] for quote in quotes if quote.get("show") == "chart"]
        prefetch_related_objects([finding for finding in charted if finding], "values__groups")
        return quotes

    class Meta:
        icon = "clipboard-list"
        group = "Evidence"
        template = "blocks/finding_quote.html"
        description = "A finding of the evidence, with its state and its source."
        label_format = "{finding}"

    def get_preview_value(self):
        return self.normalize({"finding": some_finding(), "show": "figure"})


class ConditionBlock(AnchoredBlock):
    """What is said of one condition; its findings are records, and come by themselves."""

    condition = SnippetChooserBlock("content.Condition")
    anchor = AnchorBlock(label="Permalink")
    introduction = RichTextBlock(features=TEXT_FEATURES, required=False)
    gap = RichTextBlock(
        features=TEXT_FEATURES,
        required=False,
        label="What is not known",
        help_text="Shown plainly. A section without it looks as if there were no inequality.",
    )

    class Meta:
        icon = "clipboard-list"
        group = "Evidence"
        template = "blocks/condition.html"
        anchor_from = "condition"
        description = (
            "A section of the evidence summary: what is said of one condition, and its gaps."
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
