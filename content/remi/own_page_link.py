"""The address of a requester's own page: it stands in their mails and nowhere else."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from content.remi.download_request import DownloadRequest

SALT = "content.remi.own_page"


def token_of(request: DownloadRequest) -> str:
    return signing.Signer(salt=SALT).sign(f"{request.pk}-{request.link_version}")


def request_of(token: str) -> DownloadRequest | None:
    """None for what we never signed, and for a token from before the last `link_version`.

    A request without a person is returned whatever its version, so that the page can say so.
    """
    try:
        pk, _, version = signing.Signer(salt=SALT).unsign(token).partition("-")
    except signing.BadSignature:
        return None
    request = DownloadRequest.objects.filter(pk=int(pk)).first()
    if request and request.has_person and request.link_version != int(version):
        return None
    return request


def own_page_path(request: DownloadRequest) -> str:
    return reverse("remi_own_page", args=[token_of(request)])


def own_page_address(request: DownloadRequest) -> str:
    """With the host, for mails."""
    return absolute(own_page_path(request))


def absolute(path: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
