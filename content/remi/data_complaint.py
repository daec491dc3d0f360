import uuid
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from content.privacy.declaration import Basis, Kept, Personal, PersonalData
from content.public_forms.reference import new_reference

# The Data (Use and Access) Act 2025 wants a complaint acknowledged within 30 days and answered
# without undue delay. The acknowledgement goes out at once; staff are held to the 30 days.
DAYS = 30
THREE_YEARS = Kept(months=36, since="answered_at", after="we answered you")


def new_complaint_reference() -> str:
    """Such as "DATA-7K3F-92QX"."""
    return new_reference("DATA")


class DataComplaintQuerySet(models.QuerySet):
    def open(self):
        return self.filter(answered_at=None)


class DataComplaint(models.Model):
    """Somebody says that we handled their data wrongly: a right in law, with a clock for us."""

    class Outcome(models.TextChoices):
        UPHELD = "upheld", "We were wrong, and put it right"
        PARTLY = "partly", "Partly upheld"
        NOT_UPHELD = "not-upheld", "Not upheld"
        WITHDRAWN = "withdrawn", "Withdrawn"

    reference = models.CharField(max_length=16, unique=True, default=new_complaint_reference)
    submission = models.UUIDField(unique=True, default=uuid.uuid4)
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    complaint = models.TextField(max_length=5000, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(
        null=True, blank=True, help_text="When you told the person what came of it."
    )
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    notes = models.TextField(
        blank=True,
        max_length=5000,
        help_text="What was done. The person can ask to see it, and finds it on their own page if they "
        "have one: write nothing here that they shouldn't read.",
    )
    anonymised_at = models.DateTimeField(null=True, blank=True, editable=False)

    personal_data = PersonalData(
        about="People who complain about how we handle their data",
        fields={
            "name": Personal(
                "Your name", "to answer you", Basis.LEGAL_OBLIGATION, THREE_YEARS
            ),
            "email": Personal(
                "Your email address", "to answer you", Basis.LEGAL_OBLIGATION, THREE_YEARS
            ),
            "complaint": Personal(
                "Your complaint",
                "to look into it, and to show that we did",
                Basis.LEGAL_OBLIGATION,
                THREE_YEARS,
            ),
            "notes": Personal(
                "What we noted about your complaint",
                "to look into it, and to show that we did",
                Basis.LEGAL_OBLIGATION,
                THREE_YEARS,
            ),
        },
        impersonal=(
            "reference", "submission", "created_at", "answered_at", "outcome", "anonymised_at",
        ),
    )  # fmt: skip
    wagtail_reference_index_ignore = True
    objects = DataComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = "data protection complaint"
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered_at=None) | ~models.Q(outcome=""),
                name="answered_complaint_has_an_outcome",
                violation_error_message="Say what came of it, or leave the date of the answer empty.",
            ),
            # The answer's date begins the time after which everything is emptied.
            models.CheckConstraint(
                condition=models.Q(answered_at=None)
                | models.Q(answered_at__gte=models.F("created_at")),
                name="complaint_answered_after_it_arrived",
                violation_error_message="The answer can't be older than the complaint.",
            ),
        ]

    def __str__(self):
        return self.reference

    def clean(self):
        super().clean()
        if self.answered_at and self.answered_at > timezone.now():
            raise ValidationError({"answered_at": "This lies in the future."})
        if self.answered_at and self.answered_at < self.created_at:
            raise ValidationError({"answered_at": "The answer can't be older than the complaint."})

    @property
    def due_at(self):
        return self.created_at + timedelta(days=DAYS)

    @property
    def days_left(self) -> int:
        """Until an answer is due; negative when it is overdue."""
        return (timezone.localdate(self.due_at) - timezone.localdate()).days
