from wagtail.blocks import CharBlock, ChoiceBlock, RichTextBlock, StructBlock

from content.blocks.text import TEXT_FEATURES


class CalloutBlock(StructBlock):
    """A few lines set apart from the text."""

    kind = ChoiceBlock(
        choices=[
            ("information", "Good to know"),
            ("important", "Important"),
            ("definition", "What a word means"),
        ],
        default="information",
    )
    title = CharBlock(max_length=120, required=False)
    body = RichTextBlock(features=TEXT_FEATURES)

    class Meta:
        icon = "info-circle"
        group = "Text"
        template = "blocks/callout.html"
        description = (
            "Sets a few lines apart. One or two on a page; more and readers pass them over."
        )
        preview_value = {
            "kind": "definition",
            "title": "Structural racism",
            "body": "<p>Laws, rules and customs that together keep some groups worse off.</p>",
        }
        label_format = "{title}"
