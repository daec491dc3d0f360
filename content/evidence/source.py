from datetime import date

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Concat
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.models import RevisionMixin
from wagtail.search import index

from content.evidence.source_check.verdict import DAYS_UNTIL_BROKEN, Verdict

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
DOI_RESOLVER = "https://doi.org/"
# What the check of sources writes and no editor.
CHECK_FIELDS = (
    "checked_url",
    "checked_at",
    "check_verdict",
    "last_seen_on",
    "failed_days",
    "last_failed_on",
)


class SourceQuerySet(models.QuerySet):
    def with_address_now(self):
        """Each with its `address_now`: the property `address`, for queries."""
        by_doi = Concat(Value(DOI_RESOLVER), "doi")
        address = Case(When(doi="", then=F("url")), default=by_doi, output_field=models.TextField())
        return self.annotate(address_now=address)

    def with_address(self):
        """Those that can be looked at."""
        return self.with_address_now().exclude(address_now="")

    def checked_as_they_are(self):
        """Whose present address was looked at; of another one nothing is known."""
        return self.with_address().filter(checked_url=F("address_now"))

    def broken(self):
        return self.checked_as_they_are().filter(failed_days__gte=DAYS_UNTIL_BROKEN)


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
    # What the last look at `checked_url` found; it says nothing of another address.
    checked_url = models.CharField(max_length=600, blank=True, editable=False)
    checked_at = models.DateTimeField(null=True, blank=True, editable=False)
    check_verdict = models.CharField(
        max_length=20, choices=Verdict.choices, blank=True, editable=False
    )
    last_seen_on = models.DateField(null=True, blank=True, editable=False)
    failed_days = models.PositiveSmallIntegerField(default=0, editable=False)
    last_failed_on = models.DateField(null=True, blank=True, editable=False)

    revisions = GenericRelation("wagtailcore.Revision", related_query_name="source")

    objects = SourceQuerySet.as_manager()
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
        return f"{DOI_RESOLVER}{self.doi}" if self.doi else self.url

    @property
    def is_checked(self) -> bool:
        return bool(self.address) and self.checked_url == self.address

    @property
    def last_seen(self) -> date | None:
        """The last day on which its address worked; None where that was never seen."""
        return self.last_seen_on if self.is_checked else None

    @property
    def verdict(self) -> Verdict | None:
        return Verdict(self.check_verdict) if self.is_checked and self.check_verdict else None

    @property
    def is_broken(self) -> bool:
        """It failed on several days, and never worked between them."""
        return self.is_checked and self.failed_days >= DAYS_UNTIL_BROKEN

    def with_content_json(self, content):
        """A revision holds what the check knew on the day when it was made, which is out of date."""
        found = super().with_content_json(content)
        for name in CHECK_FIELDS:
            setattr(found, name, getattr(self, name))
        return found
