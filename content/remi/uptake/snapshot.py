from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery

from content.privacy.declaration import PersonalData
from content.remi.quarter import Quarter
from content.remi.uptake.tally import Tally
from content.remi.uptake.telling import Told


class UptakeSnapshotQuerySet(models.QuerySet):
    def shown(self):
        """What readers may see. Production shows nothing that counts made-up organisations."""
        return self.filter(demonstration=False) if settings.PRODUCTION else self

    def latest_versions(self):
        """One of each quarter, the newest quarter first."""
        same = self.model.objects.shown().filter(quarter=OuterRef("quarter"))
        last = same.order_by("-version").values("version")[:1]
        return self.shown().filter(version=Subquery(last)).order_by("-quarter")

    def of(self, quarter: Quarter):
        """All versions, the newest first."""
        return self.shown().filter(quarter=quarter.key).order_by("-version")


class UptakeSnapshot(models.Model):
    """A quarter as it was told when it was frozen. Nothing that happens later changes it; who has to
    put it right freezes a new version, and this one stays."""

    quarter = models.CharField(max_length=7, help_text="As 2026-Q3.")
    version = models.PositiveSmallIntegerField()
    reason = models.CharField(
        "reason for the revision",
        max_length=300,
        blank=True,
        help_text="What was wrong in the version before. Readers see it; never name anybody in it.",
    )
    told = models.JSONField(help_text="The tables as published.")
    method = models.TextField(help_text="How the numbers were made, as readers are told.")
    # Later quarters must not give away what this one hides; to see to that, it has to be known.
    # Numbers alone; nothing that readers get is made from them.
    counted = models.JSONField()
    demonstration = models.BooleanField(default=False)
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(
        "auth.User", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    personal_data = PersonalData.none(
        "quarter", "version", "reason", "told", "method", "counted", "demonstration", "frozen_at",
        "frozen_by",
    )  # fmt: skip
    wagtail_reference_index_ignore = True
    objects = UptakeSnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = "quarter of uptake"
        verbose_name_plural = "quarters of uptake"
        ordering = ["-quarter", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["quarter", "version"],
                name="one_version_of_a_quarter",
                violation_error_message="This version of the quarter was frozen already.",
            ),
            models.CheckConstraint(
                condition=Q(version=1, reason="") | (Q(version__gt=1) & ~Q(reason="")),
                name="revisions_have_a_reason",
                violation_error_message="A revision says why; a first version has nothing to say.",
            ),
            models.CheckConstraint(
                condition=Q(quarter__regex=r"^20\d\d-Q[1-4]$"),
                name="a_quarter_of_a_year",
                violation_error_message="Write the quarter as 2026-Q3.",
            ),
        ]

    def __str__(self):
        return f"{self.quarter_of_year}, version {self.version}"

    @property
    def quarter_of_year(self) -> Quarter:
        return Quarter.named(self.quarter)

    @property
    def tables(self) -> Told:
        return Told.from_data(self.told)

    @property
    def tally(self) -> Tally:
        return Tally(**self.counted)

    @property
    def is_revision(self) -> bool:
        return self.version > 1
