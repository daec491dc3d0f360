"""Where the calendar file of an event or webinar lies, and whose site another address is on."""

from urllib.parse import urlsplit

from django import template
from django.urls import reverse
from wagtail.models import Site

from content.pages.webinars import WebinarPage
from content.webinars.calendar import IN_CALENDARS

register = template.Library()


@register.simple_tag
def calendar_address(page) -> str:
    """Empty for what is past or has no day yet, and for a page that was never saved."""
    if not page.pk or not page.can_take_part or page.span.precision not in IN_CALENDARS:
        return ""
    return reverse("occasion_calendar", args=[place_of(page)]) if place_of(page) else ""


@register.simple_tag
def session_calendar_address(session, page: WebinarPage) -> str:
    place = place_of(page)
    return reverse("session_calendar", args=[place, session.uid]) if place else ""


@register.simple_tag
def photograph_address(page, block) -> str:
    """Of its own page; empty in what was never saved."""
    place = place_of(page)
    return reverse("photograph", args=[place, block.id]) if place and block.id and page.pk else ""


def place_of(page) -> str:
    """The path below the home page, as `url_path` holds it below the root of the tree."""
    _, _, below = page.url_path.strip("/").partition("/")
    return below


@register.simple_tag(takes_context=True)
def calendar_in_full(context) -> str:
    return f"{Site.find_for_request(context['request']).root_url}{reverse('calendar')}"


@register.simple_tag(takes_context=True)
def subscription_address(context) -> str:
    """By this scheme a calendar opens by itself and reads the file again from time to time."""
    return f"webcal://{calendar_in_full(context).partition('://')[2]}"


@register.filter
def host_of(address: str) -> str:
    return urlsplit(address).hostname or address
