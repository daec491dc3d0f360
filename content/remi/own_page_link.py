"""The address of a requester's own page: it stands in their mails and nowhere else."""

from django.urls import reverse

from content.outbox.mail_text import absolute
from content.public_forms import signed_place
from content.remi.download_request import DownloadRequest

SALT = "content.remi.own_page"


def token_of(request: DownloadRequest) -> str:
    return signed_place.sign(pk=request.pk, version=request.link_version, salt=SALT)


def request_of(token: str) -> DownloadRequest | None:
    """None for what we never signed, and for a token from before the last `link_version`.

    A request without a person is returned whatever its version, so that the page can say so.
    """
    signed = signed_place.read(token, salt=SALT)
    if signed is None:
        return None
    pk, version = signed
    request = DownloadRequest.objects.filter(pk=pk).first()
    if request and request.has_person and request.link_version != version:
        return None
    return request


def own_page_path(request: DownloadRequest) -> str:
    return reverse("remi_own_page", args=[token_of(request)])


def own_page_address(request: DownloadRequest) -> str:
    """With the host, for mails."""
    return absolute(own_page_path(request))
