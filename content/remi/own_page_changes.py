"""What a requester does on their own page: each change is a POST that leads back to the page."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone

from content.public_forms.answers import READING, see_other
from content.remi import check_ins
from content.remi.correcting import write_organisation
from content.remi.delivery import renew
from content.remi.download_request import DownloadRequest
from content.remi.organisations import OrganisationStatus
from content.remi.own_page import for_requester, gone, shown
from content.remi.own_page_forms import DetailsForm, StatusForm
from content.remi.own_page_link import own_page_path
from content.remi.status import record_status

UNPROCESSABLE = 422
Source = OrganisationStatus.Source


def held(view: Callable) -> Callable:
    """`view(http_request, request, now=...)` in a transaction that holds the person's requests: two
    clicks follow one another, and nothing is written back to what is erased meanwhile."""

    @wraps(view)
    def changed(http_request: HttpRequest, request: DownloadRequest, **kwargs) -> HttpResponse:
        with transaction.atomic():
            now_held = DownloadRequest.objects.hold(request)
            if now_held is None:
                return gone(http_request)
            return view(http_request, now_held, now=timezone.now(), **kwargs)

    return changed


def change(view: Callable) -> Callable:
    """Whoever opens the address of a button is led to the page: a mail scanner may try."""
    change_held = held(view)

    @for_requester
    @wraps(view)
    def changed(http_request: HttpRequest, request: DownloadRequest) -> HttpResponse:
        if http_request.method in READING:
            return see_other(own_page_path(request))
        if http_request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        return change_held(http_request, request)

    return changed


def back(request: DownloadRequest, done: str) -> HttpResponse:
    return see_other(f"{own_page_path(request)}?done={done}")


def touch(request: DownloadRequest, now: datetime, *fields: str) -> None:
    request.active_at = now
    request.save(update_fields=["active_at", *fields])


@change
def links(http_request: HttpRequest, request: DownloadRequest, *, now: datetime) -> HttpResponse:
    touch(request, now)
    renew(request=request, now=now)
    return back(request, "links")


@change
def status(http_request: HttpRequest, request: DownloadRequest, *, now: datetime) -> HttpResponse:
    form = StatusForm(http_request.POST)
    if not form.is_valid():
        return shown(http_request, request, wrong=form, status=UNPROCESSABLE)
    touch(request, now)
    tell(request, form.cleaned_data["stage"], Source.OWN_PAGE, now)
    return back(request, "status")


def tell(request: DownloadRequest, stage: str, source: str, now: datetime) -> None:
    record_status(
        organisation=request.organisation, stage=stage, source=source, request=request, now=now
    )


@change
def details(http_request: HttpRequest, request: DownloadRequest, *, now: datetime) -> HttpResponse:
    form = DetailsForm(http_request.POST, request=request)
    if not form.is_valid():
        return shown(http_request, request, wrong=form, status=UNPROCESSABLE)
    told = form.cleaned_data
    request.name, request.hopes = told["name"], told["hopes"]
    write_organisation(request=request, typed=told["organisation_as_typed"], now=now)
    touch(request, now, *told, "organisation_changed_at")
    return back(request, "details")


@change
def news(http_request: HttpRequest, request: DownloadRequest, *, now: datetime) -> HttpResponse:
    """Wanted, it is noted with this request; not wanted, with every request of the person."""
    wanted = http_request.POST.get("wanted") == "yes"
    mine = DownloadRequest.objects.of_person(request)
    rows = mine.filter(pk=request.pk) if wanted else mine
    rows.exclude(wants_news=wanted).update(wants_news=wanted, news_changed_at=now)
    touch(request, now)
    return back(request, "news" if wanted else "no-news")


@change
def questions(
    http_request: HttpRequest, request: DownloadRequest, *, now: datetime
) -> HttpResponse:
    """Stop or start the check-ins."""
    wanted = http_request.POST.get("wanted") == "yes"
    touch(request, now)
    if wanted:
        check_ins.start_again(request=request)
    else:
        check_ins.stop(request=request, now=now)
    return back(request, "start" if wanted else "stop")
