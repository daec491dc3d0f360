from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from content.search_index.folding import words_of


class SearchSynonym(index.Indexed, models.Model):
    """Words that readers type, and the words that the site uses for the same thing."""

    typed = models.CharField(
        "what people type",
        max_length=300,
        help_text="One or several, with commas between: “BAME, BME”.",
    )
    also_finds = models.CharField(
        "what it also finds",
        max_length=300,
        help_text="What this site calls it, with commas between: “minoritised ethnic”.",
    )
    both_ways = models.BooleanField(
        default=False,
        help_text="Tick it when either finds the other, as with a name and its short form. Leave it "
        "when a word that we don't use should only lead to the one that we do.",
    )

    panels = [FieldPanel("typed"), FieldPanel("also_finds"), FieldPanel("both_ways")]
    search_fields = [
        index.SearchField("typed"),
        index.SearchField("also_finds"),
        index.AutocompleteField("typed"),
        index.FilterField("typed"),
        index.FilterField("both_ways"),
    ]

    class Meta:
        verbose_name = "synonym"
        ordering = ["typed"]

    def __str__(self):
        return f"{self.typed}: {self.also_finds}"

    def clean(self):
        super().clean()
        refuse_odd_words(self)
        for other in SearchSynonym.objects.exclude(pk=self.pk):
            refuse_beside(self, other)


def refuse_odd_words(synonym: SearchSynonym) -> None:
    sides = {name: phrases(getattr(synonym, name)) for name in ("typed", "also_finds")}
    for name, side in sides.items():
        if not side:
            raise ValidationError({name: "Write at least one word."})
        if twice := first_of(words for words in side if side.count(words) > 1):
            raise ValidationError({name: f"“{twice}” stands here twice."})
    if both := first_of(words for words in sides["typed"] if words in sides["also_finds"]):
        message = f"“{both}” is what people type already, so it finds itself."
        raise ValidationError({"also_finds": message})


def refuse_beside(synonym: SearchSynonym, other: SearchSynonym) -> None:
    """What is typed is explained in one place, and nothing leads there and back."""
    typed, finds = phrases(synonym.typed), phrases(synonym.also_finds)
    others_typed, others_finds = phrases(other.typed), phrases(other.also_finds)
    if again := first_of(words for words in typed if words in others_typed):
        message = f"“{again}” is in the synonym “{other}” already. Change that one."
        raise ValidationError({"typed": message})
    if set(finds) & set(others_typed) and set(typed) & set(others_finds):
        message = f"The synonym “{other}” says it the other way round. Tick “both ways” there."
        raise ValidationError({"also_finds": message})


def first_of(found: Iterable[tuple[str, ...]]) -> str:
    return " ".join(next(iter(found), ()))


def phrases(text: str) -> list[tuple[str, ...]]:
    """ "BAME, Minority ethnic" as [("bame",), ("minority", "ethnic")]."""
    found = (tuple(words_of(part)) for part in text.split(","))
    return [words for words in found if words]
