"""A download link that has ended: new ones go to the requester's own address, whoever asks."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone

from content.outbox.message import post
from content.public_forms.answers import READING, page, private, see_other
from content.remi.delivery import Delivery, delivery_of, renew
from content.remi.download_request import DownloadRequest
from content.remi.mails import LINKS


def ended(request: HttpRequest, delivery: Delivery) -> HttpResponse:
    """For the download's own view, which says how it is to be kept from caches."""
    return page(request, "remi/link_ended.html", {"token": delivery.token}, status=410)


@private
def send_new_links(request: HttpRequest, token: str) -> HttpResponse:
    """`/remi/download/<token>/new/`: the same words whether or not anybody is there to be written to."""
    delivery = delivery_of(token)
    if delivery is None:
        return page(request, "errors/404.html", status=404)
    if request.method in READING:
        works = not delivery.has_expired(timezone.now())
        return see_other(delivery.get_absolute_url()) if works else ended(request, delivery)
    if request.method != "POST":
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    owe_links(delivery.request)
    return page(request, "remi/new_links.html")


@transaction.atomic
def owe_links(request: DownloadRequest) -> None:
    """One mail an hour at most: whoever was given the link by somebody else can't fill a letter box."""
    now = timezone.now()
    key = f"{LINKS}:{request.pk}:{now:%Y-%m-%dT%H}"
    held = DownloadRequest.objects.hold(request) if request.has_person else None
    if held:
        renew(request=held, now=now)
        post(kind=LINKS, about=held.pk, key=key, due_at=now)
