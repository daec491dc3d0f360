import uuid
from dataclasses import replace
from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils import timezone

from content.privacy.declaration import Basis, Kept, Personal, PersonalData
from content.public_forms.reference import new_reference
from content.registrations.meeting import Meeting, meeting_at, told_span

AFTER = "what you registered for is over; where it never had a date, a year after you registered"
THREE_MONTHS = Kept(months=3, since="ends_at", after=AFTER)
ONE_MONTH = Kept(months=1, since="ends_at", after=AFTER)
# With the three months that follow, a year.
WITHOUT_DATE = relativedelta(months=9)


def new_registration_reference() -> str:
    """Such as "SEAT-7K3F-92QX"."""
    return new_reference("SEAT")


class State(models.TextChoices):
    PLACE = "place", "Has a place"
    WAITING = "waiting", "On the waiting list"
    CANCELLED = "cancelled", "Cancelled"
    REPEATED = "repeated", "Sent again by somebody who was registered"


STANDING = (State.PLACE, State.WAITING)


class RegistrationQuerySet(models.QuerySet):
    def at(self, meeting: Meeting):
        return self.filter(page=meeting.page.pk, session=meeting.uid)

    def standing(self):
        return self.filter(state__in=STANDING)

    def with_place(self):
        return self.filter(state=State.PLACE)

    def waiting(self):
        """Who came first is given a place first."""
        return self.filter(state=State.WAITING).order_by("created_at", "pk")

    def with_person(self):
        """Those of which anything of the person is still held."""
        known = self.exclude(state=State.REPEATED)
        return known.filter(erased_at=None, anonymised_at=None)


def short(label: str, purpose: str, basis=Basis.LEGITIMATE_INTERESTS, kept=THREE_MONTHS):
    return Personal(label, purpose, basis, kept)


class Registration(models.Model):
    """Somebody's place at an event or webinar, or on its waiting list."""

    reference = models.CharField(max_length=16, unique=True, default=new_registration_reference)
    submission = models.UUIDField(unique=True, default=uuid.uuid4)
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    session = models.UUIDField(
        null=True, blank=True, help_text="The session of a series that it is for."
    )
    state = models.CharField(max_length=10, choices=State.choices)
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    access_needs = models.TextField(max_length=1000, blank=True)
    question = models.TextField("question for the speakers", max_length=1000, blank=True)
    waited_at_first = models.BooleanField(default=False)
    first = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The registration that stood when the same person sent the form again.",
    )
    told = models.JSONField(default=dict, help_text="Date and place as the person knows them.")
    noticed = models.JSONField(default=dict, help_text="Date and place that were looked at last.")
    noticed_at = models.DateTimeField(null=True, blank=True)
    reminded_of = models.CharField(max_length=64, blank=True, help_text="A digest.")
    reminded_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    place_given_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(help_text="When it is over, as far as we know.")
    bounced_at = models.DateTimeField(null=True, blank=True)
    link_version = models.PositiveIntegerField(default=1)
    anonymised_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    personal_data = PersonalData(
        about="People who register for events and webinars",
        fields={
            "name": short("Your name", "to address you, and to know who comes"),
            "email": short(
                "Your email address",
                "to send you what you need for taking part, and to tell you when something changes",
            ),
            "organisation": short("Your organisation, if you gave it", "to know who comes"),
            "question": short(
                "Your question for the speakers, if you asked one",
                "to pass it to the speakers, without your name",
            ),
            "access_needs": short(
                "What you need to take part, if you told us",
                "to make it possible, and for nothing else; you can take it back on your page",
                Basis.CONSENT,
                ONE_MONTH,
            ),
        },
        impersonal=(
            "reference", "submission", "page", "session", "state", "waited_at_first", "first", "told",
            "noticed", "noticed_at", "reminded_of", "reminded_at", "created_at", "place_given_at",
            "cancelled_at", "ends_at", "bounced_at", "link_version", "anonymised_at", "erased_at",
        ),
    )  # fmt: skip
    wagtail_reference_index_ignore = True
    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = "registration"
        ordering = ["created_at", "pk"]
        indexes = [
            models.Index(Upper("email"), name="registration_email"),
            models.Index(fields=["page", "session", "state"], name="registration_meeting"),
        ]
        constraints = [
            models.UniqueConstraint(
                "page",
                "session",
                Upper("email"),
                condition=Q(state__in=STANDING) & ~Q(email=""),
                name="registered_once",
                nulls_distinct=False,
                violation_error_message="This person is registered already.",
            ),
            models.CheckConstraint(
                condition=Q(state=State.CANCELLED, cancelled_at__isnull=False)
                | ~Q(state=State.CANCELLED) & Q(cancelled_at=None),
                name="cancelled_registration_says_when",
                violation_error_message="A registration that is cancelled says when.",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None, anonymised_at=None) & ~Q(state=State.REPEATED)
                | Q(name="", email="", organisation="", access_needs="", question=""),
                name="nothing_personal_in_ended_registration",
                violation_error_message="This person was erased; nothing of theirs can be kept.",
            ),
        ]

    def __str__(self):
        return self.reference  # logs and histories show it, so never a name

    @property
    def meeting(self) -> Meeting:
        meeting = meeting_at(self.page.specific, self.session)
        return replace(meeting, told_of=told_span(self.told)) if self.told else meeting

    @property
    def has_person(self) -> bool:
        return not (self.erased_at or self.anonymised_at)

    @property
    def is_standing(self) -> bool:
        return self.state in STANDING

    @property
    def has_place(self) -> bool:
        return self.state == State.PLACE


def ends_of(meeting: Meeting, *, created_at: datetime, before: datetime | None = None) -> datetime:
    """When a registration counts as over; of what has no date some months after it was made."""
    if over := meeting.span.over_from:
        return over
    if before and meeting.is_gone:
        return before
    return max(filter(None, [before, created_at + WITHOUT_DATE]))
