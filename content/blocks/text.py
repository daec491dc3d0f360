from wagtail.blocks import BlockGroup, CharBlock, ChoiceBlock, RichTextBlock, StructBlock, TextBlock

from content.blocks.anchors import AnchorBlock, AnchoredBlock

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class HeadingBlock(AnchoredBlock):
    """A heading inside a page; the page's title is its only h1."""

    text = CharBlock(max_length=120, label="Heading")
    level = ChoiceBlock(
        choices=[("h2", "Heading"), ("h3", "Heading below a heading")],
        default="h2",
        help_text="Choose by what belongs to what, never by size.",
    )
    anchor = AnchorBlock(label="Permalink")

    class Meta:
        icon = "title"
        group = "Text"
        template = "blocks/heading.html"
        description = "Divides a long page. Readers find headings in the contents list and with a screen reader."
        preview_value = {"text": "What the index looks at", "level": "h2"}
        form_layout = BlockGroup(["text", "level"], settings=["anchor"])
        label_format = "{text}"


class ParagraphsBlock(RichTextBlock):
    """Running text with lists and links; headings have a block of their own."""

    def __init__(self, **kwargs):
        super().__init__(features=TEXT_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        group = "Text"
        label = "Text"
        template = "blocks/text.html"
        description = (
            "Paragraphs, lists and links. Use a heading block rather than bold words as a heading."
        )
        preview_value = (
            "<p>Racism is a cause of ill health. London's health and care organisations can "
            "<b>measure what they change</b>, and learn from each other.</p>"
        )


class QuoteBlock(StructBlock):
    """Somebody's own words, said or written, with their name."""

    quote = TextBlock(label="Words")
    attribution = CharBlock(max_length=120, required=False, help_text="Who said or wrote it.")
    role = CharBlock(max_length=200, required=False, help_text="Their role at the time.")

    class Meta:
        icon = "openquote"
        group = "Text"
        template = "blocks/quote.html"
        description = (
            "For words that somebody really said or wrote. To stress our own words use a callout."
        )
        preview_value = {
            "quote": "We publish what we find, also where it shows a gap.",
            "attribution": "LARCH",
            "role": "",
        }
        label_format = "{quote}"
