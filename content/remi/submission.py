"""From a valid form to a request: save first, then deliver, all in one transaction."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet
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
    """Raises TooManySentError."""
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
    if throttle.may_be_mailed(request.email, now=now):
        check_ins.plan(request=request)
        post(kind=CONFIRMATION, about=request.pk, due_at=now)
    return request


def organisation_of(form: RequestForm) -> RemiOrganisation:
    """The one on the register, one that staff know under this name, or a new record."""
    if form.body:
        return registered(form.body.name)
    answers = form.cleaned_data
    known = RemiOrganisation.objects.filter(
        name__iexact=answers["organisation"], place=answers["place"]
    )
    return standing_one(known) or RemiOrganisation.objects.create(
        name=answers["organisation"], kind=answers["kind"], place=answers["place"]
    )


def registered(name: str) -> RemiOrganisation:
    return standing_one(RemiOrganisation.objects.filter(on_register=True, name=name))


def standing_one(named: QuerySet[RemiOrganisation]) -> RemiOrganisation | None:
    """Locked, so that it isn't merged into another meanwhile; a merged one leads to what it became."""
    found = named.order_by(F("merged_into").asc(nulls_first=True)).first()
    while found:
        locked = RemiOrganisation.objects.select_for_update(no_key=True).get(pk=found.pk)
        if locked.merged_into_id is None:
            return locked
        found = locked.merged_into
    return None


def notice_of(digest: str) -> NoticeVersion | None:
    """What the person saw; None only for a text of which nothing is left."""
    if digest == digest_of(BUILT_IN["notice"]):
        return NoticeVersion.of(BUILT_IN["notice"])
    return NoticeVersion.objects.filter(digest=digest).first()
