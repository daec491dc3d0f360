"""What staff find on the dashboard beside Wagtail's own panels."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Revision

from content.admin.filters import SOON
from content.pages.base import BasePage
from content.pages.streams import page_types
from content.webinars.recorded import owing

MOST = 5
MOST_OWING = 20


class ReviewsPanel(Component):
    """Published pages that somebody should check again, the longest overdue first."""

    name = "reviews"
    order = 230
    template_name = "wagtailadmin/home/reviews.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        due = review_due_soon()
        return {"pages": due[:MOST], "more": max(0, len(due) - MOST), "days": SOON.days}


class ScheduledPanel(Component):
    """What appears by itself, and when."""

    name = "scheduled"
    order = 240
    template_name = "wagtailadmin/home/scheduled.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        waiting = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
        return {"revisions": waiting.order_by("approved_go_live_at")[:MOST]}


class TranscriptsPanel(Component):
    """Published recordings that nobody can read, with the reason that was given."""

    name = "transcripts"
    order = 236
    template_name = "wagtailadmin/home/transcripts.html"

    def __init__(self, pages: list[BasePage]):
        self.pages = pages

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"pages": self.pages[:MOST_OWING], "more": max(0, len(self.pages) - MOST_OWING)}


def review_due_soon() -> list[BasePage]:
    """In one query: review dates lie in the tables of the page types."""
    until = timezone.localdate() + SOON
    first, *others = [
        model.objects.live().filter(review_due__lte=until).values_list("pk", "review_due")
        for model in page_types()
    ]
    ids = [pk for pk, _ in first.union(*others).order_by("review_due")]
    found = {page.pk: page for page in Page.objects.filter(pk__in=ids).specific()}
    return [found[pk] for pk in ids]


def add_panels(request, panels: list[Component]) -> None:
    panels += [ReviewsPanel(), ScheduledPanel()]
    if pages := owing(page_types()):
        panels.append(TranscriptsPanel(pages))
