from django.core.exceptions import ValidationError
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    ListBlock,
    StructBlock,
    StructBlockValidationError,
    StructValue,
    URLBlock,
)

from content.blocks.previews import some_pages
from content.mentioned import FileBlock, PageBlock

VERBS = [
    ("read", "Read"),
    ("watch", "Watch"),
    ("view", "View"),
    ("download", "Download"),
    ("apply", "Apply"),
    ("ask", "Ask for"),
]


class ActionLinkValue(StructValue):
    @property
    def href(self) -> str:
        """Where the link goes; empty while a draft names no target, or its page was deleted."""
        if page := self.get("page"):
            return page.url or ""
        if document := self.get("document"):
            return document.url
        return self.get("url") or ""

    @property
    def leaves_site(self) -> bool:
        return bool(self.get("url")) and not self.get("page") and not self.get("document")


class ActionLinkBlock(StructBlock):
    """The one thing that a reader is invited to do next."""

    verb = ChoiceBlock(choices=VERBS, default="read", help_text="Sets the icon.")
    text = CharBlock(max_length=120, help_text="The whole invitation: “Read the recommendations”.")
    page = PageBlock(required=False)
    document = FileBlock(required=False)
    url = URLBlock(required=False, label="Outside address")
    note = CharBlock(
        max_length=200,
        required=False,
        help_text="What to know before: “Opens the NHS Leadership Academy”.",
    )

    class Meta:
        icon = "link"
        group = "Links"
        template = "blocks/action_link.html"
        value_class = ActionLinkValue
        description = (
            "A clear next step: read, watch, view, download, apply or ask. One target only."
        )
        preview_value = {
            "verb": "read",
            "text": "Read about the six stages",
            "url": "https://www.example.org/",
            "note": "",
        }
        label_format = "{text}"

    def clean(self, value):
        cleaned = super().clean(value)
        targets = [name for name in ("page", "document", "url") if cleaned[name]]
        if len(targets) != 1 and not self.is_deferred_validation:
            problem = ValidationError(
                "Choose exactly one: a page, a document or an outside address."
            )
            raise StructBlockValidationError(
                block_errors={targets[-1] if targets else "page": problem}
            )
        return cleaned


class RelatedPagesBlock(StructBlock):
    """Where to read on."""

    title = CharBlock(max_length=120, default="Related pages")
    pages = ListBlock(PageBlock(), min_num=1, max_num=6)

    class Meta:
        icon = "list-ul"
        group = "Links"
        template = "blocks/related_pages.html"
        description = "One to six pages that a reader of this one would want next."
        label_format = "{title}"

    def get_preview_value(self):
        return self.normalize({"title": "Related pages", "pages": some_pages(3)})
