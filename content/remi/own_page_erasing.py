"""Erasing from the own page: said first what goes and what stays, done by a button."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from content.public_forms.answers import only_reading, page, private, see_other
from content.remi import letting_go
from content.remi.download_request import DownloadRequest
from content.remi.own_page import for_requester
from content.remi.own_page_changes import held
from content.remi.own_page_link import token_of


@for_requester
def erase(http_request: HttpRequest, request: DownloadRequest) -> HttpResponse:
    if http_request.method == "POST":
        return erase_now(http_request, request)
    return erase_page(http_request, request)


@only_reading
def erase_page(http_request: HttpRequest, request: DownloadRequest) -> HttpResponse:
    requests = DownloadRequest.objects.of_person(request).order_by("created_at")
    context = {"asked": request, "token": token_of(request), "requests": requests}
    return page(http_request, "remi/erase.html", context)


@held
def erase_now(
    http_request: HttpRequest, request: DownloadRequest, *, now: datetime
) -> HttpResponse:
    letting_go.erase(request=request, now=now)
    return see_other(reverse("remi_erased"))


@private
@only_reading
def erased(http_request: HttpRequest) -> HttpResponse:
    """The same for everybody, so that it can be loaded again and tells nothing."""
    return page(http_request, "remi/erased.html")
