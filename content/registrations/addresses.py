"""Where somebody registers for an event or webinar."""

from uuid import UUID

from django.urls import NoReverseMatch, reverse
from wagtail.models import Page


def register_path(page: Page, session: UUID | None = None) -> str:
    """Empty for a page that has no address yet."""
    try:
        address = reverse(f"register_{page._meta.model_name}", args=[page.slug])
    except NoReverseMatch:
        return ""
    return f"{address}?session={session}" if session else address
