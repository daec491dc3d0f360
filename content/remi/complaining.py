"""`/data-protection/complaint/`: a complaint is stored once, acknowledged by mail, and has a reference."""

from datetime import datetime, timedelta

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from content.outbox.message import post
from content.public_forms import throttle
from content.public_forms.answers import page, private
from content.public_forms.receipt import confirmed
from content.public_forms.submitting import answer_to, not_ours
from content.remi.complaint_form import ComplaintForm
from content.remi.complaint_mail import ACKNOWLEDGEMENT
from content.remi.data_complaint import DataComplaint

SHOWN_FOR = timedelta(days=30)
FORM = "privacy/complaint.html"


@private
@require_http_methods(["GET", "HEAD", "POST"])
def complaint_form(request: HttpRequest) -> HttpResponse:
    """What was typed stands in the page again, whatever goes wrong."""
    form = ComplaintForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return page(request, FORM, {"form": form})
    return answer_to(
        form,
        request,
        model=DataComplaint,
        store=complain,
        confirmation="data_complaint_sent",
        template=FORM,
        shown={"form": form},
    )


@private
def complaint_not_ours(request: HttpRequest) -> HttpResponse:
    return not_ours(request, FORM, {"form": ComplaintForm(request.POST)})


# Asked for by whoever answers when the check against forged forms failed.
complaint_form.when_forged = complaint_not_ours


@private
@require_safe
def complaint_sent(request: HttpRequest) -> HttpResponse:
    """The confirmation, to whoever holds the receipt that the form gave. It shows no name."""
    made = confirmed(request, DataComplaint, within=SHOWN_FOR)
    return page(request, "privacy/complaint_sent.html", {"made": made})


@transaction.atomic
def complain(*, form: ComplaintForm, http_request: HttpRequest, now: datetime) -> DataComplaint:
    """Raises TooManySentError."""
    answers = form.cleaned_data
    made = DataComplaint.objects.create(
        submission=form.submission.submission,
        name=answers["name"],
        email=answers["email"],
        complaint=answers["complaint"],
        created_at=now,
    )
    throttle.count_one(request=http_request, form=form.form_name, now=now)
    if throttle.may_be_mailed(made.email, now=now):
        post(kind=ACKNOWLEDGEMENT, about=made.pk, due_at=now)
    return made
