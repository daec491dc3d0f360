"""The mails to whoever registered. None carries a word of theirs but the name, and the link for
joining stands only in mails to who has a place, from a day before."""

from collections.abc import Callable
from functools import wraps

from django.utils import timezone

from content.outbox import composing
from content.outbox.composing import Mail
from content.outbox.mail_text import Link, absolute, greeting, letter, one_line
from content.outbox.message import OutboxMessage
from content.registrations.keeping_up import CHANGED, REMINDER, is_latest, note_told
from content.registrations.meeting import CANCELLED as CALLED_OFF
from content.registrations.meeting import POSTPONED, Meeting, are_news, told_span
from content.registrations.own_page_link import own_page_address
from content.registrations.places import CANCELLED, PLACE_GIVEN
from content.registrations.registration import Registration, State
from content.registrations.submission import AGAIN, RECEIVED
from content.webinars.time_in_words import in_words

SENDER = "The London Anti-Racism Collaboration for Health (LARCH)"
CONTROL = "Your own page. There you see how it stands, and can cancel or erase your registration:"
STILL_REGISTERED = (
    "Your registration stands as it was. If you can't come now, please cancel on the page below."
)
NO_DATE = "The date is not known yet."
Composing = Callable[[Registration, Meeting], Mail | None]


def register_all() -> None:
    """Called once when the site starts."""
    for kind, compose, called in (
        (RECEIVED, received, "Registration: confirmation"),
        (AGAIN, again, "Registration: sent again"),
        (PLACE_GIVEN, place_given, "Registration: place from the waiting list"),
        (REMINDER, reminder, "Registration: reminder"),
        (CANCELLED, cancelled, "Registration: cancelled"),
    ):
        composing.register(kind, compose, refused=refused, sent=arrived, called=called)
    composing.register(CHANGED, changed, refused=refused, sent=told, called="Registration: change")


def about_somebody(*states: str) -> Callable:
    """`compose(registration, meeting, message)` where the person is still known and stands so."""

    def decorate(compose: Callable) -> Callable[[OutboxMessage], Mail | None]:
        @wraps(compose)
        def composed(message: OutboxMessage) -> Mail | None:
            known = Registration.objects.with_person().select_related("page")
            row = known.filter(pk=message.about, state__in=states).first()
            return compose(row, row.meeting, message) if row else None

        return composed

    return decorate


STANDING = (State.PLACE, State.WAITING)


@about_somebody(*STANDING)
def received(row: Registration, meeting: Meeting, message: OutboxMessage) -> Mail | None:
    subject = f"You are registered: {meeting.title}"
    said = "You have a place:"
    if not row.has_place:
        subject = f"You are on the waiting list: {meeting.title}"
        said = (
            "All places are taken, so you are on the waiting list. If somebody cancels, whoever has "
            "waited longest gets the place, and we tell you by mail:"
        )
    return mail_to(
        row,
        subject,
        said,
        *about(meeting),
        *joining(row, meeting),
        f"Your reference is {row.reference}. If you can't come, please cancel on the page below: "
        "somebody else may be waiting.",
        why="You get this mail because somebody registered with your address. If that wasn't you, "
        "erase it on the page below: one button does it, and no other mail follows.",
    )


@about_somebody(*STANDING)
def again(row: Registration, meeting: Meeting, message: OutboxMessage) -> Mail | None:
    stands = "have a place" if row.has_place else "are on the waiting list"
    return mail_to(
        row,
        f"You are already registered: {meeting.title}",
        f"Somebody registered with your address once more. You {stands}, as before; nothing was "
        "changed. What you told us can be changed on the page below.",
        *about(meeting),
        why=f"Your reference is {row.reference}.",
    )


@about_somebody(State.PLACE)
def place_given(row: Registration, meeting: Meeting, message: OutboxMessage) -> Mail | None:
    if meeting.is_over(timezone.now()):
        return None
    return mail_to(
        row,
        f"You now have a place: {meeting.title}",
        "A place has become free, and it is yours:",
        *about(meeting),
        *joining(row, meeting),
        "If you can't come any more, please cancel on the page below, so that the next who waits "
        "gets it.",
        why="You get this mail because you were on the waiting list. "
        f"Your reference is {row.reference}.",
    )


@about_somebody(State.PLACE)
def reminder(row: Registration, meeting: Meeting, message: OutboxMessage) -> Mail | None:
    """Only the last one that was owed, and only while it can still be of use."""
    if not meeting.is_near(timezone.now()) or not is_latest(message, row.reminded_at):
        return None
    return mail_to(
        row,
        f"Soon: {meeting.title}",
        "It is nearly time:",
        *about(meeting),
        *joining(row, meeting),
        "If you can't come, please cancel on the page below, even at the last moment.",
        why=f"You get this mail because you have a place. Your reference is {row.reference}.",
    )


@about_somebody(*STANDING)
def changed(row: Registration, meeting: Meeting, message: OutboxMessage) -> Mail | None:
    """Not when the change was taken back meanwhile, and of several changes only the last."""
    before, off = told_span(row.told), meeting.stands == CALLED_OFF
    span = before if off else meeting.span
    over = span.is_known and span.is_over(timezone.now())
    if over or not are_news(meeting.facts, row.told) or not is_latest(message, row.noticed_at):
        return None
    subject, said = change_in_words(meeting)
    return mail_to(
        row,
        subject,
        said,
        meeting.page.stage_note,
        *([] if off else about(meeting)),
        f"Until now it was planned for {in_words(before)}." if before.is_known else None,
        None if off else STILL_REGISTERED,
        why=f"You get this mail because you registered. Your reference is {row.reference}.",
    )


def change_in_words(meeting: Meeting) -> tuple[str, str]:
    if meeting.stands == CALLED_OFF:
        said = f"“{meeting.title}” will not take place. We are sorry."
        return f"Cancelled: {meeting.title}", said
    if meeting.stands == POSTPONED:
        said = f"“{meeting.title}” is postponed. We tell you the new date as soon as it is known."
        return f"Postponed: {meeting.title}", said
    return f"Changed: {meeting.title}", "Something has changed. This is what holds now:"


@about_somebody(State.CANCELLED)
def cancelled(row: Registration, meeting: Meeting, message: OutboxMessage) -> Mail | None:
    return mail_to(
        row,
        f"Your registration is cancelled: {meeting.title}",
        f"Your registration for “{meeting.title}” is cancelled. No other mail about it follows.",
        Link("You can register again, while there are places:", meeting_address(meeting)),
        why="You get this mail because you were registered. If you didn't cancel and don't know why "
        f"it happened, ask us and name your reference, {row.reference}.",
    )


def about(meeting: Meeting) -> list[str | Link | None]:
    page, calendar = meeting.page, meeting.calendar_path
    place = [page.get_format_display(), page.venue, *page.address.splitlines()]
    return [
        meeting.title,
        in_words(meeting.span) or NO_DATE,
        ", ".join(filter(None, place)),
        Link("All about it:", meeting_address(meeting)),
        Link("For your calendar:", absolute(calendar)) if calendar and page.live else None,
    ]


def joining(row: Registration, meeting: Meeting) -> list[str | Link]:
    if not row.has_place or not meeting.page.joining_link:
        return []
    if not meeting.is_near(timezone.now()):
        return ["The link for joining comes by mail the day before."]
    return [Link("Join here, and please don't pass the link on:", meeting.page.joining_link)]


def meeting_address(meeting: Meeting) -> str:
    return meeting.page.get_full_url() or absolute("/")


def mail_to(row: Registration, subject: str, *parts: str | Link | None, why: str) -> Mail:
    text = letter(greeting(row.name), *parts, why, Link(CONTROL, own_page_address(row)), SENDER)
    return Mail(to=row.email, subject=one_line(subject), text=text)


def refused(message: OutboxMessage) -> None:
    Registration.objects.filter(pk=message.about).update(bounced_at=timezone.now())


def arrived(message: OutboxMessage) -> None:
    Registration.objects.filter(pk=message.about).exclude(bounced_at=None).update(bounced_at=None)


def told(message: OutboxMessage) -> None:
    arrived(message)
    note_told(message.about)
