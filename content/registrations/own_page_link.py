"""The address of the own page of somebody who registered: it stands in each of their mails."""

from django.urls import reverse

from content.outbox.mail_text import absolute
from content.public_forms import signed_place
from content.registrations.registration import Registration

SALT = "content.registrations.own_page"


def token_of(registration: Registration) -> str:
    return signed_place.sign(pk=registration.pk, version=registration.link_version, salt=SALT)


def registration_of(token: str) -> Registration | None:
    """None for what we never signed; one whose person was erased is returned, so that the page says so."""
    signed = signed_place.read(token, salt=SALT)
    if signed is None:
        return None
    pk, version = signed
    known = Registration.objects.select_related("page")
    return known.filter(pk=pk, link_version=version).first()


def own_page_path(registration: Registration) -> str:
    return reverse("registration", args=[token_of(registration)])


def own_page_address(registration: Registration) -> str:
    return absolute(own_page_path(registration))
