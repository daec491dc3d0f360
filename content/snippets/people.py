from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PreviewableMixin, RevisionMixin
from wagtail.search import index


class Person(PreviewableMixin, index.Indexed, RevisionMixin, models.Model):
    """Somebody who wrote or spoke; has a public page that lists all of it.

    Role and organisation here are the present ones. What somebody was when they
    spoke is kept with the event ("as billed") and doesn't change with this record.
    """

    name = models.CharField(
        max_length=120,
        help_text="With title and honours as billed, for example “Prof Kevin Fenton”.",
    )
    sort_name = models.CharField(
        max_length=120, blank=True, help_text="Family name first, for lists: “Fenton, Kevin”."
    )
    slug = models.SlugField(max_length=120, unique=True, help_text="The end of the page's address.")
    role = models.CharField(
        max_length=200, blank=True, help_text="What they do now, if we know it."
    )
    organisation = models.ForeignKey(
        "content.Organisation",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="people",
    )
    biography = RichTextField(blank=True, help_text="A short paragraph, agreed with the person.")
    portrait = models.ForeignKey(
        "content.SiteImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Only with the person's agreement. Without one the page shows initials.",
    )
    revisions = GenericRelation("wagtailcore.Revision", related_query_name="person")

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("sort_name"), FieldPanel("slug")], "Name"),
        MultiFieldPanel([FieldPanel("role"), FieldPanel("organisation")], "Now"),
        FieldPanel("biography"),
        FieldPanel("portrait"),
    ]
    search_fields = [
        index.SearchField("name", boost=2),
        index.SearchField("role"),
        index.AutocompleteField("name"),
    ]

    class Meta:
        ordering = ["sort_name", "name"]
        verbose_name_plural = "people"

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("person", args=[self.slug])

    def get_preview_template(self, request, mode_name):
        return "pages/person.html"

    def get_preview_context(self, request, mode_name):
        return {**super().get_preview_context(request, mode_name), "person": self}

    @property
    def initials(self) -> str:
        """Two letters that stand in where there is no portrait: "KF"."""
        words = [word for word in self.name.split() if word.rstrip(".") not in HONORIFICS]
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


HONORIFICS = {"CBE", "DBE", "Dame", "Dr", "MBE", "Mr", "Mrs", "Ms", "Mx", "OBE", "Prof", "Sir"}
