"""From a valid form to a request: save first, then deliver, all in one transaction."""

from datetime import datetime

from django.db import transaction
from django.http import HttpRequest

from content.outbox.message import post
from content.public_forms import throttle
from content.remi import check_ins, delivery
from content.remi.download_request import DownloadRequest
from content.remi.form import RequestForm
from content.remi.organisations import RemiOrganisation
from content.remi.wording import BUILT_IN, NoticeVersion, digest_of

CONFIRMATION = "remi.confirmation"


@transaction.atomic
def submit(*, form: RequestForm, http_request: HttpRequest, now: datetime) -> DownloadRequest:
    """Raises TooManySentError, and IntegrityError when the same submission is being stored."""
    answers = form.cleaned_data
    request = DownloadRequest.objects.create(
        submission=form.submission.submission,
        name=answers["name"],
        email=answers["email"],
        organisation=organisation_of(form),
        organisation_as_typed=answers["organisation"],
        hopes=answers["hopes"],
        wants_news=answers["wants_news"],
        news_changed_at=now if answers["wants_news"] else None,
        notice=notice_of(form.submission.seen),
        created_at=now,
        active_at=now,
    )
    throttle.count_one(request=http_request, form=form.form_name, now=now)
    delivery.issue(request=request, now=now)
    check_ins.plan(request=request)
    post(kind=CONFIRMATION, about=request.pk, due_at=now)
    return request


def organisation_of(form: RequestForm) -> RemiOrganisation:
    """The one on the register, one that staff know under this name, or a new record."""
    if form.body:
        return registered(form.body.name)
    answers = form.cleaned_data
    known = RemiOrganisation.objects.standing().filter(
        name__iexact=answers["organisation"], place=answers["place"]
    )
    return known.select_for_update(no_key=True).first() or RemiOrganisation.objects.create(
        name=answers["organisation"], kind=answers["kind"], place=answers["place"]
    )


def registered(name: str) -> RemiOrganisation:
    """Locked, so that it isn't merged into another meanwhile; if it just was, that other one."""
    named = RemiOrganisation.objects.filter(on_register=True, name=name)
    found = named.filter(merged_into=None).select_for_update(no_key=True).first()
    return found or named.latest("created_at").merged_into


def notice_of(digest: str) -> NoticeVersion | None:
    """What the person saw; None only for a text of which nothing is left."""
    if digest == digest_of(BUILT_IN["notice"]):
        return NoticeVersion.of(BUILT_IN["notice"])
    return NoticeVersion.objects.filter(digest=digest).first()
