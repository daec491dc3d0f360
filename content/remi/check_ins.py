"""Three times in the first year, one question: how far are you with the REMI?"""

from dateutil.relativedelta import relativedelta
from django.db import models

from content.outbox.message import OutboxMessage, post
from content.privacy.declaration import PersonalData
from content.remi.implementation import Stage

MONTHS = (3, 6, 12)
MAIL = "remi.check-in"


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
