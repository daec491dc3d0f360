"""The address of a suggestion's own page: in its mails, or once on the confirmation page."""

from django.urls import reverse

from content.outbox.mail_text import absolute
from content.public_forms import signed_place
from content.suggestions.suggestion import Suggestion

SALT = "content.suggestions.status"


def token_of(suggestion: Suggestion) -> str:
    return signed_place.sign(pk=suggestion.pk, version=suggestion.link_version, salt=SALT)


def suggestion_of(token: str) -> Suggestion | None:
    """None for what we never signed; one whose sender was erased is returned, so that the page says so."""
    signed = signed_place.read(token, salt=SALT)
    if signed is None:
        return None
    pk, version = signed
    return (
        Suggestion.objects.select_related("condition", "place", "group", "finding")
        .filter(pk=pk, link_version=version)
        .first()
    )


def status_path(suggestion: Suggestion) -> str:
    return reverse("suggestion_status", args=[token_of(suggestion)])


def status_address(suggestion: Suggestion) -> str:
    return absolute(status_path(suggestion))
