"""How much one address may send: counted under a hash whose salt is thrown away each day."""

import hashlib
import ipaddress
import secrets
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import connection, models
from django.http import HttpRequest
from django.utils import timezone

WINDOW = timedelta(hours=1)
# A hospital of thousands may stand behind one address, so this is far above what its staff would
# send together, and far below what a program would.
MOST_IN_A_WINDOW = 60
MOST_MAILS_IN_A_WINDOW = 5  # to one address
HOURS_AHEAD = 24


class ThrottleSalt(models.Model):
    """The day's salt. Without it, what was counted can be led back to no address."""

    day = models.DateField(primary_key=True)
    salt = models.CharField(max_length=64)

    def __str__(self):
        return f"{self.day}"


class ThrottleCount(models.Model):
    """How often a form was sent from somewhere within a window."""

    digest = models.CharField(max_length=64)
    form = models.CharField(max_length=40)
    window = models.DateTimeField()
    sent = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["digest", "form", "window"], name="one_count_a_form_and_window"
            )
        ]

    def __str__(self):
        return f"{self.form}: {self.sent}"


class TooManySentError(Exception):
    """More was sent from one address than people send; `again_in` says when it may go on."""

    def __init__(self, again_in: timedelta):
        super().__init__(f"Try again in {again_in}.")
        self.again_in = again_in

    @property
    def minutes(self) -> int:
        return int(self.again_in.total_seconds() // 60) + 1


def count_one(*, request: HttpRequest, form: str, now: datetime) -> None:
    """Count what is about to be stored, in the same transaction. Raises TooManySentError."""
    begins = now.replace(minute=0, second=0, microsecond=0)
    if counted(client_address(request), form, begins) > MOST_IN_A_WINDOW:
        raise TooManySentError(begins + WINDOW - now)


def may_be_mailed(address: str, *, now: datetime) -> bool:
    """Whether this mail address got few enough mails from forms within the hour; counts one more.

    Whoever types somebody else's address can't fill that person's letter box. The form answers
    as always, so it tells nobody who was written to.
    """
    begins = now.replace(minute=0, second=0, microsecond=0)
    return counted(address.casefold(), "mails to one address", begins) <= MOST_MAILS_IN_A_WINDOW


def mailed_at(address: str, *, now: datetime) -> datetime | None:
    """When a mail may leave that the person needs: in the first hour with room for it.

    What is put off is counted by itself, so that nobody can use up the hours to come for other
    forms. None where the hours of a whole day are full, which no person's doing fills.
    """
    if may_be_mailed(address, now=now):
        return now
    begins = now.replace(minute=0, second=0, microsecond=0)
    for ahead in range(1, HOURS_AHEAD + 1):
        later = begins + ahead * WINDOW
        if counted(address.casefold(), "postponed mails", later) <= MOST_MAILS_IN_A_WINDOW:
            return later
    return None


def counted(whose: str, what: str, begins: datetime) -> int:
    """How often within the window, this time included."""
    digest = digest_of(whose, salt_of(timezone.localdate(begins)))
    table = ThrottleCount._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO {table} (digest, form, "window", sent) VALUES (%s, %s, %s, 1) '  # noqa: S608
            f'ON CONFLICT (digest, form, "window") DO UPDATE SET sent = {table}.sent + 1 '
            "RETURNING sent",
            [digest, what, begins],
        )
        return cursor.fetchone()[0]


def salt_of(day: date) -> str:
    ThrottleSalt.objects.bulk_create(
        [ThrottleSalt(day=day, salt=secrets.token_hex(32))], ignore_conflicts=True
    )
    return ThrottleSalt.objects.get(day=day).salt


def digest_of(address: str, salt: str) -> str:
    return hashlib.sha256(f"{salt}:{address}".encode()).hexdigest()


def client_address(request: HttpRequest) -> str:
    """Where a request comes from; of an IPv6 address the part that a household shares.

    The header is believed only where a proxy of ours sets it, and of that only the last entry:
    the ones before it are the sender's own words.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXY:
        address = request.headers.get("X-Forwarded-For", address).rpartition(",")[2].strip()
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if known.version == 6:  # noqa: PLR2004
        return str(ipaddress.ip_network(f"{known}/64", strict=False))
    return str(known)


def forget_yesterday(now: datetime) -> int:
    """Throw away the salts of past days with all that was counted before today."""
    today = timezone.localdate(now)
    ThrottleSalt.objects.filter(day__lt=today).delete()
    midnight = timezone.make_aware(datetime.combine(today, datetime.min.time()))
    return ThrottleCount.objects.filter(window__lt=midnight).delete()[0]
