"""From a valid form to a place: save first, then mail, all in one transaction."""

from datetime import datetime

from django.db import transaction
from django.http import HttpRequest
from wagtail.models import Page

from content.outbox.message import post
from content.public_forms import throttle
from content.registrations.form import RegistrationForm
from content.registrations.meeting import Meeting, meeting_at
from content.registrations.places import hold, is_full, tell_at_once
from content.registrations.registration import Registration, State, ends_of

RECEIVED, AGAIN = "registration.received", "registration.again"


class ClosedError(Exception):
    """Nobody can register any more; it closed while somebody was typing."""


@transaction.atomic
def register(
    *, form: RegistrationForm, page: Page, http_request: HttpRequest, now: datetime
) -> Registration:
    """Raises ClosedError and TooManySentError. Who is registered already keeps what they have."""
    held = hold(page.pk).get(page.pk)
    meeting = meeting_at(held, form.chosen_session) if held else None
    if meeting is None or not meeting.is_open(now):
        raise ClosedError
    full = is_full(meeting)
    same = Registration.objects.at(meeting).standing()
    first = same.filter(email__iexact=form.cleaned_data["email"]).first()
    made = repeated(first, form) if first else new(form)
    made.page_id, made.session = meeting.page.pk, meeting.uid
    made.waited_at_first, made.created_at = full, now
    made.told = made.noticed = meeting.facts
    made.ends_at = ends_of(meeting, created_at=now)
    if not first:
        made.state = State.WAITING if full else State.PLACE
        made.place_given_at = None if full else now
        tell_at_once(made, meeting, now)
    made.save()
    throttle.count_one(request=http_request, form=form.form_name, now=now)
    if first:
        owe_again(made, first, form.cleaned_data["email"], now)
    else:
        owe_confirmation(made, meeting, now)
    return made


def new(form: RegistrationForm) -> Registration:
    names = ("name", "email", "organisation", "access_needs", "question")
    answers = {name: form.cleaned_data[name] for name in names}
    return Registration(submission=form.submission.submission, **answers)


def repeated(first: Registration, form: RegistrationForm) -> Registration:
    """Holds nothing of the person. It is there so that the confirmation says the same as to
    anybody: whether an address is registered is nobody else's business."""
    return Registration(submission=form.submission.submission, state=State.REPEATED, first=first)


def owe_again(made: Registration, first: Registration, email: str, now: datetime) -> None:
    """Tells nothing that the person needs, and anybody can cause it without end."""
    if throttle.may_be_mailed(email, now=now):
        post(kind=AGAIN, about=first.pk, key=f"{AGAIN}:{made.pk}", due_at=now)


def owe_confirmation(made: Registration, meeting: Meeting, now: datetime) -> None:
    """Later when the address got many mails, yet never after the start: on the last day this is the
    only mail with the link for joining. A letter box can't be filled so: few meetings are that near.
    """
    due = throttle.mailed_at(made.email, now=now)
    if meeting.is_near(now) and (due is None or due >= meeting.span.start):
        due = now
    if due:
        post(kind=RECEIVED, about=made.pk, due_at=due)
