from django.db import models
from django.db.models.functions import Lower

from content.privacy.declaration import PersonalData
from content.remi.implementation import Stage
from content.snippets.places import PLACE_CHOICES


class RemiOrganisationQuerySet(models.QuerySet):
    def on_register(self):
        """What the form may suggest: it never tells who asked."""
        return self.filter(on_register=True, merged_into=None)

    def standing(self):
        """Without those that were merged into another."""
        return self.filter(merged_into=None)


class RemiOrganisation(models.Model):
    """A body that may use the REMI: from the register of London's public bodies, or named in a request."""

    class Kind(models.TextChoices):
        TRUST = "trust", "NHS trust"
        ICB = "icb", "Integrated care board"
        COUNCIL = "council", "Council"
        PRIMARY_CARE = "primary-care", "GP practice or other primary care"
        SOCIAL_CARE = "social-care", "Social care provider"
        VOLUNTARY = "voluntary", "Charity or community organisation"
        NATIONAL = "national", "National or London-wide body"
        EDUCATION = "education", "University, college or school"
        OTHER = "other", "Something else"

    name = models.CharField(max_length=200)
    other_names = models.TextField(
        blank=True,
        help_text="Short forms and former names, one a line. The form understands them as well.",
    )
    kind = models.CharField("type", max_length=16, choices=Kind.choices)
    place = models.CharField("borough or area", max_length=24, choices=PLACE_CHOICES, blank=True)
    on_register = models.BooleanField(
        default=False,
        help_text="Ticked: a public body that everybody may know of. The form suggests its name. "
        "Never tick it for an organisation only because somebody there asked for the REMI.",
    )
    confirmed = models.BooleanField(
        default=False, help_text="Somebody at LARCH has looked at the name and the type."
    )
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    demonstration = models.BooleanField(
        default=False, editable=False, help_text="Made up by load_demo; production never counts it."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    # A name that somebody typed may name a person: unless confirmed, it goes when the last request
    # for it is erased or made anonymous (see `content.remi.letting_go`).
    personal_data = PersonalData.none(
        "name",
        "other_names",
        "kind",
        "place",
        "on_register",
        "confirmed",
        "merged_into",
        "demonstration",
        "created_at",
    )
    wagtail_reference_index_ignore = True
    objects = RemiOrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = "REMI organisation"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                condition=models.Q(on_register=True, merged_into=None),
                name="one_registered_organisation_a_name",
                violation_error_message="There is already an organisation of this name on the register.",
            ),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")),
                name="organisation_not_merged_into_itself",
                violation_error_message="An organisation can't be merged into itself.",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def names(self) -> list[str]:
        return [self.name, *filter(None, map(str.strip, self.other_names.splitlines()))]

    @property
    def stage(self) -> str:
        """How far it is, as last told; empty when nobody told."""
        last = self.statuses.order_by("-recorded_at", "-pk").first()
        return last.stage if last else ""


class OrganisationStatus(models.Model):
    """How far an organisation said that it is, and when: each telling is kept."""

    class Source(models.TextChoices):
        OWN_PAGE = "own-page", "The requester's own page"
        CHECK_IN = "check-in", "A check-in mail"
        OFFICER = "officer", "A REMI officer"

    organisation = models.ForeignKey(
        RemiOrganisation, on_delete=models.CASCADE, related_name="statuses"
    )
    stage = models.CharField("status", max_length=16, choices=Stage.choices)
    source = models.CharField(max_length=10, choices=Source.choices)
    request = models.ForeignKey(
        "content.DownloadRequest",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="statuses",
    )
    recorded_at = models.DateTimeField()

    personal_data = PersonalData.none("organisation", "stage", "source", "request", "recorded_at")
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "implementation status"
        verbose_name_plural = "implementation statuses"
        ordering = ["-recorded_at", "-pk"]

    def __str__(self):
        return f"{self.get_stage_display()} ({self.recorded_at:%-d %B %Y})"


class OrganisationMerge(models.Model):
    """Two records that were one organisation; what moved is kept, so that it can be undone."""

    kept = models.ForeignKey(RemiOrganisation, on_delete=models.CASCADE, related_name="merges")
    gone = models.ForeignKey(RemiOrganisation, on_delete=models.CASCADE, related_name="+")
    moved = models.JSONField(
        default=dict, help_text='Primary keys by model: {"requests": [..], "statuses": [..]}'
    )
    merged_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey("auth.User", null=True, on_delete=models.SET_NULL, related_name="+")

    personal_data = PersonalData.none("kept", "gone", "moved", "merged_at", "undone_at", "by")
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "merge of organisations"
        verbose_name_plural = "merges of organisations"
        ordering = ["-merged_at"]

    def __str__(self):
        return f"Merge {self.pk}"
