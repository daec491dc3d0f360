import uuid
from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils import timezone

from content.privacy.declaration import Basis, Kept, Personal, PersonalData
from content.public_forms.private_store import private_storage
from content.public_forms.reference import new_reference
from content.suggestions.working_days import working_days_before, working_days_between

FOLDER = "suggestions/"
ANSWER_WITHIN = 20  # working days
ONE_YEAR = Kept(months=12, since="active_at", after="anything last happened with your suggestion")


def new_suggestion_reference() -> str:
    """Such as "EVID-7K3F-92QX"."""
    return new_reference("EVID")


class State(models.TextChoices):
    WAITING = "waiting", "Waiting for us"
    ASKED = "asked", "Asked back"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"
    LAPSED = "lapsed", "Ended without a decision"


class Reason(models.TextChoices):
    """Why a suggestion is declined: standard words, which the public log may show."""

    KNOWN = "known", "We have this evidence already."
    NO_SOURCE = "no-source", "We could not find or open the source."
    NOT_THERE = "not-there", "The source does not say what was suggested."
    UNSOUND = "unsound", "The source does not say how it came to its figures, or they are unsound."
    OUTSIDE = (
        "outside",
        "It is not about racism, ethnicity and health, or not about people in the UK.",
    )
    EXPERIENCE = (
        "experience",
        "It is an experience or an opinion. We value it, but the summary holds published evidence.",
    )
    OTHER = "other", "Another reason, which we told the sender."


OPEN = (State.WAITING, State.ASKED)
DECIDED = (State.ACCEPTED, State.DECLINED)


class SuggestionQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state__in=OPEN)

    def waiting(self):
        return self.filter(state=State.WAITING)

    def overdue(self, today: date):
        """Those that have waited for us for more than twenty working days."""
        last_day = working_days_before(today, ANSWER_WITHIN)
        ends = timezone.make_aware(
            datetime.combine(last_day + timedelta(days=1), datetime.min.time())
        )
        return self.waiting().filter(waiting_since__lt=ends)

    def decided(self):
        return self.filter(state__in=DECIDED)

    def with_person(self):
        """Those of which anything of the sender is still held."""
        return self.filter(erased_at=None, anonymised_at=None)

    def hold(self, suggestion: "Suggestion") -> "Suggestion":
        """The suggestion as it is now, locked until the transaction ends."""
        return self.select_for_update(of=("self",)).get(pk=suggestion.pk)


def short(label: str, purpose: str, **options) -> Personal:
    return Personal(label, purpose, Basis.LEGITIMATE_INTERESTS, ONE_YEAR, **options)


class Suggestion(models.Model):
    """Evidence that a reader sent us, and what became of it."""

    reference = models.CharField(max_length=16, unique=True, default=new_suggestion_reference)
    submission = models.UUIDField(unique=True, default=uuid.uuid4)
    statement = models.TextField("what it says", max_length=1000, blank=True)
    title = models.CharField("title of the source", max_length=300, blank=True)
    link = models.URLField(max_length=500, blank=True)
    doi = models.CharField("DOI", max_length=200, blank=True)
    file = models.FileField(storage=private_storage, upload_to=FOLDER, blank=True)
    condition = models.ForeignKey(
        "content.Condition", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    place = models.ForeignKey(
        "content.Place", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    group = models.ForeignKey(
        "content.EthnicGroup", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    why = models.TextField("why it matters", max_length=1000, blank=True)
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    question = models.TextField("our question", max_length=2000, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField("the sender's answer", max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    earlier = models.TextField("earlier questions and answers", blank=True)
    questions_asked = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=12, choices=Reason.choices, blank=True)
    words = models.TextField("what we told the sender", max_length=2000, blank=True)
    finding = models.ForeignKey(
        "content.Finding", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    waiting_since = models.DateTimeField(default=timezone.now)
    active_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True)
    link_version = models.PositiveIntegerField(default=1)
    anonymised_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    personal_data = PersonalData(
        about="People who suggest evidence",
        fields={
            "statement": short("What the evidence says, in your words", "to see what it is about"),
            "title": short("The title of the source as you gave it", "to find the source"),
            "link": short("The web address that you gave", "to find the source"),
            "doi": short("The DOI that you gave", "to find the source"),
            "file": short("The file that you sent", "to read the source"),
            "why": short("Why it matters, in your words", "to decide what to look at first"),
            "name": short("Your name, if you gave it", "to address you"),
            "email": short(
                "Your email address, if you gave it", "to ask you back and to tell you what came of it"
            ),
            "question": short("What we asked you", "to understand what you sent"),
            "answer": short("What you answered", "to understand what you sent"),
            "earlier": short(
                "Questions and answers before that", "to understand what you sent"
            ),
            "words": short("What we told you of our decision", "to be able to answer for it"),
        },
        impersonal=(
            "reference", "submission", "condition", "place", "group", "state", "asked_at",
            "answered_at", "questions_asked", "reason", "finding", "created_at", "waiting_since",
            "active_at", "decided_at", "bounced_at", "link_version", "anonymised_at", "erased_at",
        ),
    )  # fmt: skip
    wagtail_reference_index_ignore = True
    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = "suggestion of evidence"
        verbose_name_plural = "suggestions of evidence"
        ordering = ["created_at"]
        indexes = [models.Index(Upper("email"), name="suggestion_email")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=OPEN, decided_at=None)
                | ~Q(state__in=OPEN) & Q(decided_at__isnull=False),
                name="suggestion_open_or_ended",
                violation_error_message="A suggestion is either open or has a date of its end.",
            ),
            models.CheckConstraint(
                condition=Q(state=State.DECLINED) & ~Q(reason="")
                | ~Q(state=State.DECLINED) & Q(reason=""),
                name="declined_suggestion_says_why",
                violation_error_message="Say why the suggestion is declined.",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None, anonymised_at=None)
                | Q(statement="", title="", link="", doi="", file="", why="", name="", email="")
                & Q(question="", answer="", earlier="", words=""),
                name="nothing_personal_in_ended_suggestion",
                violation_error_message="The sender was erased; nothing of theirs can be kept.",
            ),
        ]

    def __str__(self):
        return self.reference  # logs and histories show it, so never a word of the sender

    @property
    def has_person(self) -> bool:
        return not (self.erased_at or self.anonymised_at)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def address(self) -> str:
        """Where the source is; the DOI lasts longer than a page's address."""
        return f"https://doi.org/{self.doi}" if self.doi else self.link

    @property
    def working_days(self) -> int:
        """How long it has waited for us; 0 while the sender is asked and once it has ended."""
        if self.state != State.WAITING:
            return 0
        return working_days_between(timezone.localdate(self.waiting_since), timezone.localdate())

    @property
    def is_overdue(self) -> bool:
        return self.working_days > ANSWER_WITHIN

    @property
    def days_taken(self) -> int | None:
        """Working days from its arrival to its end."""
        if self.decided_at is None:
            return None
        return working_days_between(
            timezone.localdate(self.created_at), timezone.localdate(self.decided_at)
        )
