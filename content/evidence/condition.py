from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.models import RevisionMixin
from wagtail.search import index

from content.snippets.name_panel import NamePanel


class Condition(index.Indexed, RevisionMixin, models.Model):
    """What a finding is about: a health condition, or what makes people ill or well."""

    class Kind(models.TextChoices):
        CONDITION = "condition", "Health condition"
        DETERMINANT = "determinant", "Determinant of health"

    name = models.CharField(max_length=80, unique=True, help_text="For example “Maternity”.")
    slug = models.SlugField(
        max_length=80, unique=True, help_text="Used in addresses. Changing it breaks links."
    )
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.CONDITION)
    sort_order = models.PositiveSmallIntegerField(
        "place in lists", default=0, help_text="Lower numbers come first."
    )
    revisions = GenericRelation("wagtailcore.Revision", related_query_name="condition")

    panels = [
        NamePanel("name"),
        FieldPanel("slug", widget=SlugInput),
        FieldPanel("kind"),
        FieldPanel("sort_order"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("name"),
        index.FilterField("kind"),
    ]

    class Meta:
        ordering = ["sort_order", "name"]

    def __str__(self):
        return self.name
