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
        for name in ("typed", "also_finds"):
            if not phrases(getattr(self, name)):
                raise ValidationError({name: "Write at least one word."})


def phrases(text: str) -> list[tuple[str, ...]]:
    """ "BAME, Minority ethnic" as [("bame",), ("minority", "ethnic")]."""
    found = (tuple(words_of(part)) for part in text.split(","))
    return [words for words in found if words]
