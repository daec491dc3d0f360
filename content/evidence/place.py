from django.db import models
from django.db.models import Q
from wagtail.search import index


class PlaceQuerySet(models.QuerySet):
    def touching(self, place: "Place"):
        """The place itself, all that lies in it, and all that it lies in."""
        return self.filter(
            Q(pk=place.pk) | Q(within=place) | Q(pk__in=place.within.values("pk"))
        ).distinct()


class Place(index.Indexed, models.Model):
    """Where a figure is from: a borough, an area of an integrated care board, London, or wider.

    Shipped with its code of the Office for National Statistics; `within` names every place that
    it lies in, near and far, so that nothing has to climb.
    """

    class Kind(models.TextChoices):
        BOROUGH = "borough", "London borough"
        ICB_AREA = "icb-area", "Area of an integrated care board"
        REGION = "region", "London"
        WIDER = "wider", "Wider than London"

    code = models.CharField("ONS code", max_length=9, unique=True)
    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    within = models.ManyToManyField("self", symmetrical=False, related_name="contains", blank=True)
    sort_order = models.PositiveSmallIntegerField(default=0)

    objects = PlaceQuerySet.as_manager()
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("name"),
        index.FilterField("kind"),
    ]

    class Meta:
        ordering = ["sort_order"]

    def __str__(self):
        return self.name

    @property
    def is_in_london(self) -> bool:
        return self.kind != self.Kind.WIDER
