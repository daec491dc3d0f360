from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.models import RevisionMixin
from wagtail.search import index

from content.snippets.name_panel import NamePanel


class Organisation(index.Indexed, RevisionMixin, models.Model):
    """A body that writes, speaks, funds or delivers; named once, used by every page."""

    class Kind(models.TextChoices):
        NHS = "nhs", "NHS body"
        INTEGRATED_CARE = "integrated-care", "Integrated care system"
        LOCAL_GOVERNMENT = "local-government", "Local or regional government"
        PUBLIC_HEALTH = "public-health", "Public health"
        VOLUNTARY = "voluntary", "Voluntary or community organisation"
        ACADEMIC = "academic", "University or research institute"
        LONDON_WIDE = "london-wide", "London-wide partnership"
        OTHER = "other", "Other"

    name = models.CharField(
        max_length=200, unique=True, help_text="The full name, as the organisation writes it."
    )
    short_name = models.CharField(
        max_length=60,
        blank=True,
        help_text="Only a short form that readers know, such as “ADPH London”.",
    )
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.OTHER)
    description = models.TextField(blank=True, help_text="One or two sentences for readers.")
    website = models.URLField(blank=True)
    revisions = GenericRelation("wagtailcore.Revision", related_query_name="organisation")

    panels = [
        NamePanel("name"),
        FieldPanel("short_name"),
        FieldPanel("slug", widget=SlugInput),
        FieldPanel("kind"),
        FieldPanel("description"),
        FieldPanel("website"),
    ]
    search_fields = [
        index.SearchField("name", boost=2),
        index.SearchField("short_name"),
        index.AutocompleteField("name"),
        index.AutocompleteField("short_name"),
        index.FilterField("name"),
        index.FilterField("short_name"),
        index.FilterField("kind"),
    ]

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name
