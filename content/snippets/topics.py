from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.models import RevisionMixin
from wagtail.search import index

from content.snippets.name_panel import NamePanel


class Topic(index.Indexed, RevisionMixin, models.Model):
    """What a page is about; readers narrow a listing by it."""

    name = models.CharField(
        max_length=80,
        unique=True,
        help_text="As readers would say it, for example “Mental health”.",
    )
    slug = models.SlugField(
        max_length=80,
        unique=True,
        help_text="Used in addresses of filtered listings. Changing it breaks links that people kept.",
    )
    description = models.TextField(
        blank=True, help_text="One or two sentences: what belongs under this topic."
    )
    revisions = GenericRelation("wagtailcore.Revision", related_query_name="topic")

    panels = [NamePanel("name"), FieldPanel("slug", widget=SlugInput), FieldPanel("description")]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("name"),
        index.FilterField("slug"),
    ]

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name
