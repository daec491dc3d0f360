from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.models import RevisionMixin
from wagtail.search import index

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100


class Source(index.Indexed, RevisionMixin, models.Model):
    """Where figures stand: a report, a paper, a page. Findings share it; put it right once."""

    class Kind(models.TextChoices):
        PRIMARY = "primary", "Primary: by those who made the figures"
        SECONDARY = "secondary", "Secondary: a report of somebody else's figures"
        REPOST = "repost", "Repost: a copy of a report"

    title = models.CharField(max_length=300)
    slug = models.SlugField(max_length=120, unique=True, help_text="Names the source in files.")
    publisher = models.CharField(max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(
        "year of publication",
        null=True,
        blank=True,
        validators=[MinValueValidator(EARLIEST_YEAR), MaxValueValidator(LATEST_YEAR)],
        help_text="Leave it empty when the source doesn't say.",
    )
    url = models.URLField("address", max_length=500, blank=True)
    doi = models.CharField(
        "DOI", max_length=200, blank=True, help_text="Without https://doi.org/: “10.1186/…”."
    )
    kind = models.CharField(
        max_length=20,
        choices=Kind.choices,
        blank=True,
        help_text="Leave it empty while nobody has seen the source.",
    )
    reports = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reported_by",
        verbose_name="reports on",
        help_text="The original work that a secondary source or a repost speaks of.",
    )
    revisions = GenericRelation("wagtailcore.Revision", related_query_name="source")

    panels = [
        FieldPanel("title"),
        FieldPanel("slug", widget=SlugInput),
        MultiFieldPanel([FieldPanel("publisher"), FieldPanel("year")], "Published"),
        MultiFieldPanel([FieldPanel("url"), FieldPanel("doi")], "Where it is"),
        MultiFieldPanel([FieldPanel("kind"), FieldPanel("reports")], "What it rests on"),
    ]
    search_fields = [
        index.SearchField("title", boost=2),
        index.SearchField("publisher"),
        index.AutocompleteField("title"),
        index.AutocompleteField("publisher"),
        index.FilterField("title"),
        index.FilterField("kind"),
        index.FilterField("year"),
    ]

    class Meta:
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reports=None) | ~Q(reports=F("pk")),
                name="source_does_not_report_on_itself",
                violation_error_message="A source can't report on itself.",
            )
        ]

    def __str__(self):
        return ", ".join(filter(None, [self.title, self.publisher, str(self.year or "")]))

    def clean(self):
        super().clean()
        if self.pk and self.reports_id == self.pk:
            raise ValidationError({"reports": "A source can't report on itself."})

    @property
    def address(self) -> str:
        """Where a reader finds it; the DOI lasts longer than a page's address."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url
