"""Whether mail leaves the site at all: a test mail to whoever asks for one."""

import re
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.contrib import messages
from django.core.mail import EmailMessage
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.generic import View
from wagtail.admin.views.generic import PermissionCheckedMixin

from content.outbox.message import OutboxMessage

ADDRESS = re.compile(r"[^\s@<>\"'=(]+@[^\s@<>\"')]+")
MOST_SAID = 200  # characters
SUBJECT = "Test mail from the LARCH website"
TEXT = "You asked for this mail in the REMI desk. It has arrived, so mail leaves the website."


class TrialMailView(PermissionCheckedMixin, View):
    """Past the outbox, so that the answer of the mail server can be told at once."""

    model = OutboxMessage
    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request) -> HttpResponse:
        if not request.user.email:
            messages.error(request, "Your account has no mail address. Add one under “Account”.")
        elif fault := fault_in_sending(request.user.email):
            messages.error(request, f"The test mail couldn't be sent. {fault}")
        else:
            messages.success(
                request, "The mail server took the test mail. Look whether it arrives."
            )
        return redirect("remi_mails:index")


def fault_in_sending(address: str) -> str:
    """What went wrong, in words; empty when nothing did."""
    try:
        EmailMessage(SUBJECT, TEXT, to=[address]).send()
    except (SMTPException, OSError) as fault:
        return said_by(fault)
    return ""


def said_by(fault: Exception) -> str:
    """The mail server's own words without any address, or what kept us from reaching it."""
    if isinstance(fault, SMTPRecipientsRefused):
        fault = SMTPResponseException(*next(iter(fault.recipients.values())))
    if isinstance(fault, SMTPResponseException):
        answer = fault.smtp_error
        words = answer.decode(errors="replace") if isinstance(answer, bytes) else str(answer)
        words = " ".join(ADDRESS.sub("[address]", words).split())[:MOST_SAID]
        return f"The server said: {fault.smtp_code} {words}"
    if isinstance(fault, TimeoutError):
        return "The mail server didn't answer in time."
    if isinstance(fault, OSError) and not isinstance(fault, SMTPException):
        return f"The mail server can't be reached: {fault.strerror or type(fault).__name__}."
    return "The mail server broke off the conversation."
