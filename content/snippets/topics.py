from collections.abc import Collection, Iterator
from functools import reduce
from operator import or_

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Exists, OuterRef
from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.models import Page, RevisionMixin
from wagtail.search import index

from content.publication.open_to_all import open_to_all
from content.snippets.name_panel import NamePanel


class TopicQuerySet(models.QuerySet):
    def shown(self, *, but: Collection[int] = ()):
        """Those that something is about which readers may open; of the others nobody is told the name.
        `but`: pages that don't count."""
        about = [
            things.filter(topics=OuterRef("pk")).exclude(
                pk__in=but if issubclass(things.model, Page) else ()
            )
            for things in open_things_with_topics()
        ]
        return self.filter(reduce(or_, map(Exists, about)))


def open_things_with_topics() -> Iterator[models.QuerySet]:
    for relation in Topic._meta.related_objects:
        model = relation.related_model
        if relation.many_to_many and issubclass(model, Page):
            yield open_to_all(model.objects)
        elif relation.many_to_many:
            yield model._base_manager.filter(live=True)


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

    objects = TopicQuerySet.as_manager()

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
