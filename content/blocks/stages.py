from wagtail.blocks import CharBlock, RichTextBlock, StructBlock, TextBlock

from content.blocks.text import TEXT_FEATURES


class StageBlock(StructBlock):
    """One of the six stages of the Race Equity Maturity Index."""

    name = CharBlock(max_length=40)
    meaning = RichTextBlock(
        features=TEXT_FEATURES, help_text="What the stage is, in two or three sentences."
    )
    signs = RichTextBlock(
        features=TEXT_FEATURES,
        required=False,
        help_text="How an organisation can tell that it is at this stage.",
    )

    class Meta:
        icon = "arrow-up"
        template = "blocks/stage.html"
        description = "A stage of the index. The page wants all six, in order."
        preview_value = {
            "name": "Awareness",
            "meaning": "<p>People accept that racism is a problem here and begin to talk about it.</p>",
            "signs": "",
        }
        label_format = "{name}"


class InsideBlock(StructBlock):
    """A part of what an organisation receives."""

    title = CharBlock(max_length=120)
    description = TextBlock()

    class Meta:
        icon = "doc-full"
        template = "blocks/inside.html"
        description = "One thing that comes with the index, such as a form or a guide."
        preview_value = {
            "title": "Assessment form",
            "description": "Filled in together by a working group.",
        }
        label_format = "{title}"
