from collections.abc import Collection
from zlib import crc32

from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.fields import RichTextField
from wagtail.models import Page, PreviewableMixin, ReferenceIndex, RevisionMixin
from wagtail.search import index

from content.publication.open_to_all import open_to_all
from content.snippets.name_panel import NamePanel

DRAWN_SHAPES = 6  # as many as static/css/components/people.css draws


class PersonQuerySet(models.QuerySet):
    def shown(self, *, but: Collection[int] = ()):
        """Those whom a page or an answer names that readers may open, and those of whom an editor has told
        more than the name; who wrote drafts alone is nobody's business. `but`: pages that don't count."""
        pages = open_to_all(Page.objects).exclude(pk__in=but).order_by()
        numbers = pages.annotate(number=Cast("pk", CharField())).values("number")
        named = references_to_people(Cast(OuterRef("pk"), CharField())).filter(
            object_id__in=numbers
        )
        answers = Person.answers.rel.related_model._base_manager.filter(answered_by=OuterRef("pk"))
        is_told = (
            ~Q(biography="")
            | ~Q(role="")
            | Q(organisation__isnull=False)
            | Q(portrait__isnull=False)
        )
        return self.filter(is_told | Exists(answers.filter(live=True)) | Exists(named))


def references_to_people(pk: Combinable) -> QuerySet:
    """Where pages name a person: as an author, as a speaker or in a block, drafts too."""
    kinds = ContentType.objects.get_for_models(Page, Person)
    return ReferenceIndex.objects.filter(
        base_content_type=kinds[Page], to_content_type=kinds[Person], to_object_id=pk
    ).order_by()


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
        "name in lists",
        max_length=120,
        blank=True,
        help_text="Family name first: “Fenton, Kevin”. Filled in when left empty; put it right where "
        "the family name has several words.",
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

    objects = PersonQuerySet.as_manager()

    panels = [
        NamePanel("name"),
        MultiFieldPanel(
            [FieldPanel("sort_name"), FieldPanel("slug", widget=SlugInput)],
            "In lists and addresses",
        ),
        MultiFieldPanel([FieldPanel("role"), FieldPanel("organisation")], "Now"),
        FieldPanel("biography"),
        FieldPanel("portrait"),
    ]
    search_fields = [
        index.SearchField("name", boost=2),
        index.SearchField("role"),
        index.AutocompleteField("name"),
        index.FilterField("name"),
        index.FilterField("sort_name"),
        index.FilterField("role"),
        index.FilterField("organisation"),
    ]

    class Meta:
        ordering = ["sort_name", "name"]
        verbose_name_plural = "people"

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.sort_name = self.sort_name or family_name_first(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("person", args=[self.slug])

    def get_preview_template(self, request, mode_name):
        return "pages/person.html"

    def get_preview_context(self, request, mode_name):
        """What they wrote and where they spoke, the pages tell through the hook `describe_person`.

        Pages lie above snippets and can't be asked from here.
        """
        context = {**super().get_preview_context(request, mode_name), "person": self}
        for describe in hooks.get_hooks("describe_person") if self.pk else []:
            context |= describe(self)
        return context

    @property
    def initials(self) -> str:
        """Two letters that stand in where there is no portrait: "KF"."""
        words = bare_name(self.name)
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    @property
    def drawn_shape(self) -> int:
        """Which of the drawn shapes holds the initials: always the same one, and it means nothing."""
        return crc32(self.slug.encode()) % DRAWN_SHAPES + 1


HONORIFICS = {
    "Baroness", "CBE", "Cllr", "DBE", "Dame", "Dr", "FFPH", "FRCP", "KC", "Lady", "Lord", "MBE",
    "MP", "Miss", "Mr", "Mrs", "Ms", "Mx", "OBE", "PhD", "Prof", "Professor", "Rev", "Sir",
}  # fmt: skip

# Words that belong to the family name after them.
PARTICLES = {"al", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "la", "le",
             "ten", "ter", "van", "von"}  # fmt: skip


def bare_name(name: str) -> list[str]:
    """The words of a name without title and honours."""
    words = [word.strip(".,") for word in name.split()]
    return [word for word in words if word and word not in HONORIFICS]


def family_name_first(name: str) -> str:
    """ "Prof Kevin Fenton CBE" becomes "Fenton, Kevin", "Janine La Rosa" becomes "La Rosa, Janine"."""
    words = bare_name(name) or [name]
    starts = len(words) - 1
    while starts > 1 and words[starts - 1].lower() in PARTICLES:
        starts -= 1
    given, family = words[:starts], words[starts:]
    return f"{' '.join(family)}, {' '.join(given)}" if given else " ".join(family)
