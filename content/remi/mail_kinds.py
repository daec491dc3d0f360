"""What each kind of owed mail is called, and which record it is about."""

from collections.abc import Iterable

from content.outbox.composing import composer_of
from content.outbox.message import OutboxMessage
from content.remi.check_ins import MAIL as CHECK_IN
from content.remi.check_ins import CheckIn
from content.remi.data_complaint import DataComplaint
from content.remi.download_request import DownloadRequest

NAMES = {
    "remi.confirmation": "First mail with links",
    "remi.links": "New links",
    CHECK_IN: "Check-in",
    "remi.new-version": "New version",
}
OF_REQUESTS = "remi."
COMPLAINT = "complaint"


def name_of(kind: str) -> str:
    """Words for staff; a kind that isn't known here is shown as it is."""
    if kind in NAMES:
        return NAMES[kind]
    if COMPLAINT in kind:
        return "Answer to a complaint"
    composer = composer_of(kind)
    return composer.called if composer and composer.called else kind


def records(messages: Iterable[OutboxMessage]) -> dict[int, DownloadRequest | DataComplaint]:
    """By the key of the message, for as many as there are, in three queries at most."""
    about: dict[str, dict[int, int]] = {}
    for message in messages:
        about.setdefault(home_of(message.kind), {})[message.pk] = message.about
    found: dict[int, DownloadRequest | DataComplaint] = {}
    for home, keys in about.items():
        there = FINDERS[home](keys.values()) if home in FINDERS else {}
        found |= {pk: there[key] for pk, key in keys.items() if key in there}
    return found


def home_of(kind: str) -> str:
    if COMPLAINT in kind:
        return COMPLAINT
    if kind == CHECK_IN:
        return CHECK_IN
    return OF_REQUESTS if kind.startswith(OF_REQUESTS) else ""


def of_check_ins(keys: Iterable[int]) -> dict[int, DownloadRequest]:
    found = CheckIn.objects.select_related("request").in_bulk(list(keys))
    return {key: check_in.request for key, check_in in found.items()}


FINDERS = {
    OF_REQUESTS: lambda keys: DownloadRequest.objects.in_bulk(list(keys)),
    CHECK_IN: of_check_ins,
    COMPLAINT: lambda keys: DataComplaint.objects.in_bulk(list(keys)),
}


def mails_about(request: DownloadRequest) -> list[OutboxMessage]:
    """Every mail owed for a request, the check-ins among them."""
    own = OutboxMessage.objects.filter(kind__startswith=OF_REQUESTS, about=request.pk)
    asked = OutboxMessage.objects.filter(check_in__request=request)
    return list(own.exclude(kind=CHECK_IN) | asked)
