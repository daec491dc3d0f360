from pathlib import Path

from django.db import models
from django.db.models import Q
from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.search import index

GROUPS_FILE = Path(__file__).parent / "ethnic_groups.yaml"


class EthnicGroupQuerySet(models.QuerySet):
    def with_parts(self, slug: str):
        """The group of this slug and, of a broad one, its parts."""
        return self.filter(Q(slug=slug) | Q(within__slug=slug))


class EthnicGroup(index.Indexed, models.Model):
    """A group that evidence is sorted by: those of the 2021 census, in LARCH's wording.

    Studies word groups in their own ways. A value keeps the study's words and is mapped to one or
    several of these, so that readers can ask for everything on one group.
    """

    name = models.CharField(
        max_length=80, unique=True, help_text="As LARCH words it, for example “Black African”."
    )
    slug = models.SlugField(
        max_length=80, unique=True, help_text="Used in addresses. Changing it breaks links."
    )
    census_name = models.CharField(
        "name in the census",
        max_length=160,
        blank=True,
        help_text="The census of 2021 in England and Wales calls it this.",
    )
    within = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
        help_text="The broad group that it belongs to; empty for a broad group.",
    )
    sort_order = models.PositiveSmallIntegerField(default=0)

    objects = EthnicGroupQuerySet.as_manager()
    panels = [
        FieldPanel("name"),
        FieldPanel("slug", widget=SlugInput),
        FieldPanel("census_name"),
        FieldPanel("within"),
        FieldPanel("sort_order"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("census_name"),
        index.FilterField("name"),
        index.FilterField("within"),
    ]

    class Meta:
        ordering = ["sort_order", "name"]

    def __str__(self):
        return self.name
