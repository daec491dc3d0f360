"""`/data-protection/complaint/`: a complaint is stored once, acknowledged by mail, and has a reference."""

import uuid
from datetime import datetime, timedelta

from django.core import signing
from django.db import Error, IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from content.outbox.message import post
from content.public_forms import throttle
from content.public_forms.answers import page, private, see_other
from content.public_forms.throttle import TooManySentError
from content.remi.complaint_form import ComplaintForm
from content.remi.complaint_mail import ACKNOWLEDGEMENT
from content.remi.data_complaint import DataComplaint

RECEIPT = "content.remi.complaint_receipt"
SHOWN_FOR = timedelta(days=30)
FORM = "privacy/complaint.html"


@private
@require_http_methods(["GET", "HEAD", "POST"])
def complaint_form(request: HttpRequest) -> HttpResponse:
    """What was typed stands in the page again, whatever goes wrong."""
    form = ComplaintForm(request.POST if request.method == "POST" else None)
    shown = {"form": form}
    if not form.is_bound:
        return page(request, FORM, shown)
    try:
        if form.sent_before and (done := made_before(form.sent_before.submission)):
            return see_other(receipt_address(done))
        if not form.is_valid():
            return page(request, FORM, shown, status=422)
        return see_other(receipt_address(stored_once(form, request)))
    except TooManySentError as error:
        response = page(request, FORM, shown | {"too_many": error}, status=429)
        response["Retry-After"] = str(int(error.again_in.total_seconds()) + 1)
        return response
    except Error:
        return page(request, FORM, shown | {"away": True}, status=503, reachable=False)


@private
@require_safe
def complaint_sent(request: HttpRequest) -> HttpResponse:
    """The confirmation, to whoever holds the receipt that the form gave. It shows no name."""
    try:
        pk = signing.loads(request.GET.get("receipt", ""), salt=RECEIPT, max_age=SHOWN_FOR)
    except signing.BadSignature:
        raise Http404 from None
    made = get_object_or_404(DataComplaint, pk=pk)
    return page(request, "privacy/complaint_sent.html", {"made": made})


def made_before(submission: uuid.UUID) -> DataComplaint | None:
    return DataComplaint.objects.filter(submission=submission).first()


def stored_once(form: ComplaintForm, request: HttpRequest) -> DataComplaint:
    """Two clicks at once are told apart by the database alone; the later one gets the earlier's."""
    try:
        return complain(form=form, http_request=request, now=timezone.now())
    except IntegrityError:
        done = made_before(form.submission.submission)
        if done is None:
            raise
        return done


@transaction.atomic
def complain(*, form: ComplaintForm, http_request: HttpRequest, now: datetime) -> DataComplaint:
    """Raises TooManySentError, and IntegrityError when the same submission is being stored."""
    answers = form.cleaned_data
    made = DataComplaint.objects.create(
        submission=form.submission.submission,
        name=answers["name"],
        email=answers["email"],
        complaint=answers["complaint"],
        created_at=now,
    )
    throttle.count_one(request=http_request, form=form.form_name, now=now)
    post(kind=ACKNOWLEDGEMENT, about=made.pk, due_at=now)
    return made


def receipt_address(made: DataComplaint) -> str:
    return f"{reverse('data_complaint_sent')}?receipt={signing.dumps(made.pk, salt=RECEIPT)}"
