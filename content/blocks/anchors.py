"""Permalinks inside a page: `#anchor` for headings and conditions."""

from collections.abc import Iterable

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
    """The value of a block that has `anchor` and, in the field `anchor_from`, what it is called."""

    @property
    def words(self) -> str:
        return str(self.get(self.block.meta.anchor_from) or "")

    @property
    def permalink(self) -> str:
        return self.get("anchor") or anchor_from_words(self.words)


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
    if not words.strip():
        return ""
    anchor = slugify(words)[:70].strip("-")
    if not anchor:  # a script that has no Latin letters
        return "part"
    return anchor if anchor[0].isalpha() else f"part-{anchor}"


def number_repeated(values: Iterable[AnchoredValue], taken: Iterable[str] = ()) -> None:
    """Give each value a permalink of its own: the first keeps it, later ones get a number.

    An editor who duplicates a heading shouldn't have to know of permalinks. `taken` are those of
    records, which can't give way.
    """
    taken = set(taken)
    for value in values:
        wanted = anchor = value.permalink
        number = 1
        while anchor in taken:
            number += 1
            anchor = f"{wanted}-{number}"
        value["anchor"] = anchor
        taken |= {anchor} - {""}
