from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.search import index

from content.search_index.synonym import phrases


class PromotedResult(index.Indexed, models.Model):
    """A page that staff put above the results of certain searches."""

    searches = models.CharField(
        max_length=300,
        help_text="The whole searches, with commas between: “join, membership, how to join”. Capitals "
        "and accents make no difference.",
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="promoted_results",
        help_text="Readers see it only while it is published and public.",
    )
    reason = models.CharField(
        max_length=200,
        blank=True,
        help_text="One sentence for readers. Leave empty to show the page's own summary.",
    )

    panels = [FieldPanel("searches"), PageChooserPanel("page"), FieldPanel("reason")]
    search_fields = [
        index.SearchField("searches"),
        index.AutocompleteField("searches"),
        index.FilterField("searches"),
    ]

    class Meta:
        verbose_name = "promoted result"
        ordering = ["searches", "pk"]

    def __str__(self):
        return f"{self.searches}: {self.page}"

    def clean(self):
        super().clean()
        if not phrases(self.searches):
            raise ValidationError({"searches": "Write at least one search."})

    def answers(self, words: tuple[str, ...]) -> bool:
        return words in phrases(self.searches)
