"""Permalinks inside a page: `#anchor` for headings, questions and conditions."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.text import slugify
from wagtail.blocks import CharBlock, StructBlock, StructValue

ANCHOR_HELP = (
    "The end of the permalink. Filled in from the words when you save; "
    "kept when the words change, so that links which people shared go on working."
)


class AnchorBlock(CharBlock):
    def __init__(self, **kwargs):
        super().__init__(
            required=False,
            max_length=80,
            help_text=kwargs.pop("help_text", ANCHOR_HELP),
            validators=[
                RegexValidator(
                    r"^[a-z][a-z0-9-]*$",
                    "Use small letters, digits and hyphens, beginning with a letter.",
                )
            ],
            **kwargs,
        )


class AnchoredValue(StructValue):
    """The value of a block that has `anchor` and, in the field `anchor_from`, its words."""

    @property
    def permalink(self) -> str:
        words = self.get(self.block.meta.anchor_from) or ""
        return self.get("anchor") or anchor_from_words(words)


class AnchoredBlock(StructBlock):
    """A struct with an `anchor` that is fixed the first time it is saved."""

    def clean(self, value):
        cleaned = super().clean(value)
        cleaned["anchor"] = cleaned.permalink
        return cleaned

    class Meta:
        abstract = True
        value_class = AnchoredValue
        anchor_from = "text"


def anchor_from_words(words: str) -> str:
    """At most 80 characters, beginning with a letter, as `AnchorBlock` demands; "" for no words."""
    anchor = slugify(words)[:70].strip("-")
    return f"part-{anchor}" if anchor and not anchor[0].isalpha() else anchor


def refuse_repeated(anchors: list[str]) -> None:
    """Raises ValidationError naming the anchors that stand twice on one page."""
    repeated = sorted({anchor for anchor in anchors if anchor and anchors.count(anchor) > 1})
    if repeated:
        raise ValidationError(
            f"Two places have the same permalink: {', '.join(repeated)}. Change one of them."
        )
