"""Where readers register for an event or webinar, and whether there are places."""

from dataclasses import dataclass

from django import template
from django.utils import timezone

from content.registrations.addresses import register_path
from content.registrations.meeting import OWN_FORM, Meeting, meetings_open

register = template.Library()


@dataclass(frozen=True)
class OwnForm:
    """`full` when all places are taken, of a series in each session; then it is the waiting list."""

    address: str
    full: bool


@register.simple_tag
def own_form(page) -> OwnForm | None:
    """None where readers can't register with our own form now, and in the preview of what was never saved."""
    if not page.pk or page.registration != OWN_FORM:
        return None
    address = register_path(page)
    if not address or not meetings_open(page, timezone.now()):
        return None
    return OwnForm(address, page.all_places_taken)


@register.simple_tag
def session_form(session, page) -> OwnForm | None:
    """Like `own_form`, of one session of a series."""
    if not page.pk or not session.pk or page.registration != OWN_FORM:
        return None
    meeting = Meeting(page, session.uid, session)
    address = register_path(page, session.uid)
    if not address or not meeting.is_open(timezone.now()):
        return None
    return OwnForm(address, meeting.key in page.full_meetings)
