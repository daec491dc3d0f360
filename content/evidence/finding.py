import re

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from content.evidence.periods import years_of
from content.evidence.source import Source
from content.evidence.units import Unit


class State(models.TextChoices):
    UNVERIFIED = "unverified", "Unverified"
    CHECKED = "checked", "Checked"
    DISPUTED = "disputed", "Disputed"
    SUPERSEDED = "superseded", "Superseded"
    WITHDRAWN = "withdrawn", "Withdrawn"


NEWEST = F("last_year").desc(nulls_last=True)
STANDING = (State.CHECKED, State.UNVERIFIED, State.DISPUTED)  # what the evidence holds now


class FindingQuerySet(models.QuerySet):
    def published(self):
        """What has a page that readers may open, superseded and withdrawn findings too."""
        return self.filter(live=True)

    def standing(self):
        """What the evidence holds now: not superseded, not withdrawn."""
        return self.published().filter(state__in=STANDING)

    def for_listing(self):
        """With all that a line of a list shows, in a fixed number of queries."""
        return self.select_related(
            "condition", "place", "source__reports", "superseded_by"
        ).prefetch_related("values__groups", "also_about")

    def for_items(self):
        """With all that an item of a list shows: the sentence, its figures and where they are from."""
        # What took its place few have: joined, it would read the whole table once more.
        return self.with_whence().prefetch_related("values", "superseded_by")

    def with_whence(self):
        """With what it is about, where, and by which source."""
        return self.select_related("condition", "place", "source__reports")

    def from_places(self, places):
        parts = Finding.also_about.through.objects.filter(place__in=places)
        return self.filter(Q(place__in=places) | Q(pk__in=parts.values("finding")))

    def newest_first(self):
        return self.order_by(NEWEST, "condition", "slug")

    def oldest_first(self):
        return self.order_by(F("last_year").asc(nulls_last=True), "condition", "slug")

    def by_condition(self):
        return self.order_by("condition", NEWEST, "slug")

    def by_place(self):
        return self.order_by(
            F("place__sort_order").asc(nulls_last=True), NEWEST, "condition", "slug"
        )


class Finding(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    index.Indexed,
    ClusterableModel,
):
    """A statistic as a record: its sentence, chart, table and every export are made from it.

    What a published one must have is held by the database too; see the migration that made it.
    """

    slug = models.SlugField(
        max_length=120, unique=True, help_text="The end of its address; never changes afterwards."
    )
    condition = models.ForeignKey(
        "content.Condition",
        on_delete=models.PROTECT,
        related_name="findings",
        verbose_name="condition or determinant",
    )
    statement = models.TextField(
        help_text="The finding in one sentence, with its figures, its place and its time. Each number "
        "in it has to stand in the values below."
    )
    measure = models.CharField(
        max_length=200, blank=True, help_text="What was measured: “stillbirth rate”."
    )
    unit = models.CharField(max_length=20, choices=Unit.choices, default=Unit.PERCENT)
    population = models.CharField(
        max_length=200, blank=True, help_text="Who was counted: “adults aged 16 and over”."
    )
    place = models.ForeignKey(
        "content.Place", null=True, blank=True, on_delete=models.PROTECT, related_name="findings"
    )
    place_detail = models.CharField(
        "place in detail",
        max_length=120,
        blank=True,
        help_text="Only where the list has no name for it: “Lambeth and Southwark”.",
    )
    also_about = ParentalManyToManyField(
        "content.Place",
        blank=True,
        related_name="findings_about_part",
        verbose_name="parts of the place",
        help_text="Boroughs or areas that the figures are for, where it is more than one.",
    )
    period = models.CharField(
        max_length=80,
        blank=True,
        help_text="The years that the figures cover, not the year of the report: “2022 to 2024”. "
        "Write “not stated” when the source doesn't say.",
    )
    first_year = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    last_year = models.PositiveSmallIntegerField(
        null=True, blank=True, editable=False, db_index=True
    )
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="findings"
    )
    passage = models.TextField(
        "passage in the source",
        blank=True,
        help_text="The source's own words in which the figures stand, copied exactly. The check of "
        "sources looks whether they still stand there.",
    )
    note = models.TextField(blank=True, help_text="What a reader should know: what isn't covered.")
    state = models.CharField(max_length=20, choices=State.choices, default=State.UNVERIFIED)
    checked_by = models.CharField(
        max_length=120, blank=True, help_text="A team or a role, not a person's name."
    )
    checked_on = models.DateField(null=True, blank=True)
    state_reason = models.TextField(
        "reason for the state",
        blank=True,
        help_text="Why it is disputed, superseded or withdrawn. Readers see it.",
    )
    superseded_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="supersedes"
    )
    reason_for_change = models.TextField(
        blank=True,
        help_text="When you correct what is published: why. It goes into the list of changes that "
        "readers see, and is empty again afterwards.",
    )

    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="finding",
        for_concrete_model=False,
    )
    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="finding")

    objects = FindingQuerySet.as_manager()
    search_fields = [
        index.SearchField("statement"),
        index.SearchField("measure"),
        index.SearchField("slug"),
        index.AutocompleteField("statement"),
        index.FilterField("state"),
        index.FilterField("condition"),
        index.FilterField("place"),
        index.FilterField("live"),
        index.FilterField("statement"),
    ]

    class Meta:
        ordering = ["condition", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(live=False)
                | ~Q(state=State.CHECKED)
                | Q(source__isnull=False, place__isnull=False) & ~Q(period="")
                & ~Q(checked_by="") & Q(checked_on__isnull=False),
                name="checked_finding_has_source_place_period",
                violation_error_message="A checked finding needs its source, its place, its period, "
                "and who checked it when.",
            ),
            models.CheckConstraint(
                condition=Q(live=False) | ~Q(state=State.SUPERSEDED)
                | Q(superseded_by__isnull=False) & ~Q(superseded_by=F("pk")),
                name="superseded_finding_has_successor",
                violation_error_message="A superseded finding needs another one that takes its place.",
            ),
            models.CheckConstraint(
                condition=Q(live=False) | ~Q(state__in=[State.DISPUTED, State.WITHDRAWN])
                | ~Q(state_reason=""),
                name="disputed_or_withdrawn_finding_says_why",
                violation_error_message="Say why the finding is disputed or withdrawn.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.statement

    def clean(self):
        super().clean()
        self.drop_reason_that_is_over()

    def drop_reason_that_is_over(self) -> None:
        """What is checked needs no reason: it would tell of the state before."""
        if self.state == State.CHECKED:
            self.state_reason = ""

    def save(self, *args, **kwargs):
        self.drop_reason_that_is_over()
        self.first_year, self.last_year = years_of(self.period) or (None, None)
        # What the database holds of a finding and its values is true of both once both are written.
        with transaction.atomic():
            super().save(*args, **kwargs)

    def publish(self, *args, **kwargs):
        with transaction.atomic():  # with the entry in the list of changes, or not at all
            return super().publish(*args, **kwargs)

    @classmethod
    def from_serializable_data(cls, data, check_fks=True, strict_fks=False):
        """An earlier version may name what was deleted since; modelcluster can't empty a protected key."""
        gone = {
            field.name: None
            for field in cls._meta.concrete_fields
            if field.is_relation
            and field.remote_field.on_delete is models.PROTECT
            and not field.related_model._default_manager.filter(pk=data.get(field.name)).exists()
        }
        return super().from_serializable_data(data | gone, check_fks, strict_fks)

    def get_preview_template(self, request, mode_name):
        return "evidence/finding_page.html"

    def get_preview_context(self, request, mode_name):
        return super().get_preview_context(request, mode_name) | {"finding": self}

    @property
    def revisions(self):
        return self._revisions

    @property
    def unit_kind(self) -> Unit:
        return Unit(self.unit)

    @property
    def place_words(self) -> str:
        """As readers see it: "Lambeth and Southwark, London"; "" where it isn't known."""
        name = self.place.name if self.place else ""
        if re.search(rf"\b{re.escape(name)}\b", self.place_detail):
            name = ""  # "South London", not "South London, London"
        return ", ".join(filter(None, [self.place_detail, name]))

    @property
    def is_in_doubt(self) -> bool:
        """Never shown without its label."""
        return self.state != State.CHECKED

    @property
    def is_standing(self) -> bool:
        """Whether the evidence holds it now; see `FindingQuerySet.standing`."""
        return self.state in STANDING

    def get_absolute_url(self) -> str:
        return reverse("finding", args=[self.slug])
