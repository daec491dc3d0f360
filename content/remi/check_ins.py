"""Three times in the first year, one question: how far are you with the REMI?"""

from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.db import models

from content.outbox.message import OutboxMessage, post
from content.privacy.declaration import PersonalData
from content.remi.download_request import DownloadRequest
from content.remi.implementation import Stage
from content.remi.status import last_told

MONTHS = (3, 6, 12)
MAIL = "remi.check-in"
STOP = "stop"  # beside the stages, what somebody can answer


class CheckInQuerySet(models.QuerySet):
    def answered(self):
        return self.exclude(answer="")

    def stopped(self):
        """Of people who want no more of them, and who didn't answer this one."""
        return self.filter(answer="").exclude(request__check_ins_stopped_at=None)

    def silent(self, now: datetime):
        """Sent and not answered, by people who didn't say stop: how far they are isn't known."""
        return self.filter(
            answer="",
            request__check_ins_stopped_at=None,
            mail__state=OutboxMessage.State.SENT,
            due_at__lte=now,
        )

    def to_come(self, now: datetime):
        return self.filter(due_at__gt=now, answer="")


class CheckIn(models.Model):
    """One asking, and what came back."""

    request = models.ForeignKey(
        "content.DownloadRequest", on_delete=models.CASCADE, related_name="check_ins"
    )
    months = models.PositiveSmallIntegerField()
    due_at = models.DateTimeField()
    mail = models.OneToOneField(
        OutboxMessage, null=True, on_delete=models.SET_NULL, related_name="check_in"
    )
    answer = models.CharField(max_length=16, choices=Stage.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    personal_data = PersonalData.none(
        "request", "months", "due_at", "mail", "answer", "answered_at"
    )
    wagtail_reference_index_ignore = True
    objects = CheckInQuerySet.as_manager()

    class Meta:
        verbose_name = "check-in"
        ordering = ["due_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "months"], name="one_check_in_a_request_and_month"
            )
        ]

    def __str__(self):
        return f"Check-in after {self.months} months"


def plan(*, request) -> None:
    """Owe the three mails from the start; each is dropped when it turns out not to be wanted."""
    for months in MONTHS:
        check_in = CheckIn.objects.create(
            request=request,
            months=months,
            due_at=request.created_at + relativedelta(months=months),
        )
        check_in.mail = post(kind=MAIL, about=check_in.pk, due_at=check_in.due_at)
        check_in.save(update_fields=["mail"])


def have_stopped(request: DownloadRequest) -> bool:
    """Whether the person said stop, on whichever of their requests."""
    stopped = DownloadRequest.objects.of_person(request).exclude(check_ins_stopped_at=None)
    return stopped.exists()


def stop(*, request: DownloadRequest, now: datetime) -> None:
    """For all that the person asked: a stop that goes on asking about something else is none."""
    going_on = DownloadRequest.objects.of_person(request).filter(check_ins_stopped_at=None)
    going_on.update(check_ins_stopped_at=now)


def start_again(*, request: DownloadRequest) -> None:
    """Those that came due meanwhile stay dropped."""
    DownloadRequest.objects.of_person(request).update(check_ins_stopped_at=None)


def is_wanted(check_in: CheckIn, now: datetime) -> bool:
    """Asked when the mail is about to go out."""
    request = check_in.request
    if not request.has_person or request.bounced_at or have_stopped(request):
        return False
    told = last_told(request)
    if check_in.answer or (told and told.stage == Stage.NOT_USING):
        return False
    return not is_overtaken(check_in, now)


def is_overtaken(check_in: CheckIn, now: datetime) -> bool:
    """By a later request of the same person for the same organisation, which has check-ins of its
    own; or by the next check-in, where mails could not be sent for months."""
    request = check_in.request
    newer = DownloadRequest.objects.of_person(request).filter(
        models.Q(created_at__gt=request.created_at)
        | models.Q(created_at=request.created_at, pk__gt=request.pk),
        organisation_id=request.organisation_id,
    )
    later = request.check_ins.filter(months__gt=check_in.months, due_at__lte=now)
    return newer.exists() or later.exists()
