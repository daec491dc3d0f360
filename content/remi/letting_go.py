"""A person leaves the REMI's records: by their own wish, or because the time is over.

Requests, downloads and statuses stay as rows that name nobody, so that counts stay true. What a
data protection complaint says stays for its own time: we must be able to show what became of it.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from content.outbox.message import OutboxMessage
from content.privacy import erasure, mentions, retention, traces
from content.remi import check_ins
from content.remi.data_complaint import DataComplaint
from content.remi.download_request import DownloadRequest
from content.remi.typed_names import forget_unbacked_names

MAILS = "remi."  # the kinds of mail about a request begin so


def register_all() -> None:
    """Called once when the site starts."""
    retention.emptied_by(DownloadRequest, anonymise)
    retention.emptied_by(DataComplaint, anonymise_complaints)
    mentions.look_in("content.ExportLog", "reason")
    mentions.look_in("content.RemiOrganisation", "other_names")


@transaction.atomic
def erase(*, request: DownloadRequest, now: datetime) -> None:
    """Every request of the person; without effect where the person is gone already."""
    if not request.has_person:
        return
    theirs = DownloadRequest.objects.filter(pk=request.pk)
    if request.email:
        theirs = DownloadRequest.objects.of_person(request)
    rows = theirs.order_by("pk").select_for_update().values_list("pk", flat=True)
    address = request.email
    let_go(list(rows), now, erased_at=now)
    if address:
        erasure.everywhere(email=address, now=now)
    request.refresh_from_db()


def anonymise(*, rows: list[int], emptied: dict, now: datetime) -> None:
    """Requests whose time is over; the same person may have others that stay."""
    let_go(rows, now, anonymised_at=now, **emptied)


def anonymise_complaints(*, rows: list[int], emptied: dict, now: datetime) -> None:
    theirs = DataComplaint.objects.filter(pk__in=rows)
    words = telling(theirs)
    theirs.update(anonymised_at=now, **emptied)
    traces.remove(DataComplaint, rows)
    mentions.remove(words)


def let_go(rows: list[int], now: datetime, **marks: object) -> None:
    """Nothing personal stays in these requests, nor in what the site kept about them."""
    theirs = DownloadRequest.objects.filter(pk__in=rows)
    words = telling(theirs)
    fields = DownloadRequest.personal_data.fields
    theirs.update(**{name: personal.empty for name, personal in fields.items()} | marks)
    need_no_mail(rows, now)
    traces.remove(DownloadRequest, rows)
    forget_unbacked_names()
    mentions.remove(words)


def telling(rows) -> set[str]:
    said = list(rows.values_list("name", "email"))
    return mentions.telling(
        names={name for name, _ in said}, addresses={address for _, address in said}
    )


def need_no_mail(requests: list[int], now: datetime) -> None:
    """A mail that is on its way just now isn't waited for: it was owed when it left."""
    asking = Q(check_in__request__in=requests)
    other = Q(kind__startswith=MAILS, about__in=requests) & ~Q(kind=check_ins.MAIL)
    waiting = OutboxMessage.objects.waiting().filter(asking | other)
    free = waiting.select_for_update(skip_locked=True, of=("self",)).values_list("pk", flat=True)
    OutboxMessage.objects.filter(pk__in=list(free)).update(
        state=OutboxMessage.State.NOT_NEEDED, settled_at=now
    )
