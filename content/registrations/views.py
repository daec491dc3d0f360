"""`/webinars/<slug>/register/` and `/events/<slug>/register/`, and the confirmation."""

from datetime import timedelta
from functools import partial

from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from content.public_forms import answers
from content.public_forms.answers import page, private
from content.public_forms.receipt import confirmed
from content.public_forms.submitting import answer_to, away, not_ours
from content.registrations.form import RegistrationForm
from content.registrations.meeting import (
    OWN_FORM,
    Meeting,
    meeting_at,
    meetings_open,
    registrable_pages,
)
from content.registrations.registration import Registration
from content.registrations.submission import ClosedError, register
from content.webinars.time_in_words import in_words

FORM = "registrations/register.html"
SHOWN_FOR = timedelta(days=30)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def register_form(request: HttpRequest, model: str, slug: str) -> HttpResponse:
    """What was typed stands in the page again, whatever goes wrong."""
    try:
        occasion = occasion_called(model, slug)
        meetings = meetings_open(occasion, timezone.now())
        shown = what_is_shown(request, occasion, meetings)
    except Error:
        return while_away(request)
    if not meetings:
        return closed(request, occasion)
    if request.method != "POST":
        return page(request, FORM, shown)
    try:
        return answer_to(
            shown["form"],
            request,
            model=Registration,
            store=partial(register, page=occasion),
            confirmation="registration_sent",
            template=FORM,
            shown=shown,
        )
    except ClosedError:
        return closed(request, occasion)


@private
def register_not_ours(request: HttpRequest) -> HttpResponse:
    try:
        occasion = occasion_called(**request.resolver_match.kwargs)
        shown = what_is_shown(request, occasion, meetings_open(occasion, timezone.now()))
    except Error:
        return while_away(request)
    return not_ours(request, FORM, shown)


# Asked for by whoever answers when the check against forged forms failed.
register_form.when_forged = register_not_ours


def occasion_called(model: str, slug: str) -> Page:
    """Raises Http404 where readers see no such page, or where it takes no registrations of its own."""
    found = registrable_pages().filter(slug=slug, content_type__model=model).specific().first()
    if found is None or found.registration != OWN_FORM:
        raise Http404
    return found


def what_is_shown(request: HttpRequest, occasion: Page, meetings: list[Meeting]) -> dict:
    full = occasion.full_meetings & {each.key for each in meetings}
    sessions = None
    if getattr(occasion, "series", False):
        sessions = [(str(each.uid), session_in_words(each, full)) for each in meetings]
    typed = request.POST if request.method == "POST" else None
    wished = {"session": request.GET.get("session", "")}
    return {
        "form": RegistrationForm(typed, sessions=sessions, initial=wished),
        "occasion": occasion,
        "address": request.path,
        "meeting": meetings[0] if len(meetings) == 1 else None,
        "full": bool(meetings) and len(full) == len(meetings),
    }


def session_in_words(meeting: Meeting, full: frozenset[str]) -> str:
    title = getattr(meeting.session, "title", "")
    said = ": ".join(filter(None, [in_words(meeting.span), title]))
    return f"{said} (all places are taken: waiting list)" if meeting.key in full else said


def while_away(request: HttpRequest) -> HttpResponse:
    """What was typed waits in the page until the database is back."""
    if request.method != "POST":
        return answers.away(request)
    session = request.POST.get("session")
    form = RegistrationForm(request.POST, sessions=[(session, session)] if session else None)
    return away(request, FORM, {"form": form, "address": request.path})


def closed(request: HttpRequest, occasion: Page) -> HttpResponse:
    return page(request, "registrations/closed.html", {"occasion": occasion}, status=410)


@private
@require_safe
def registration_sent(request: HttpRequest) -> HttpResponse:
    """The confirmation, to whoever holds the receipt that the form gave. It shows no word of theirs,
    and doesn't lead to their own page: the address may be somebody else's."""
    made = confirmed(request, Registration, within=SHOWN_FOR)
    meeting = meeting_at(made.page.specific, made.session)
    return page(request, "registrations/sent.html", {"made": made, "meeting": meeting})
