"""`/feeds/`: which feeds there are, and what a feed is."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from content.feeds.entries import SECTIONS, topics_with_entries


@require_safe
def feeds(request):
    return TemplateResponse(
        request, "feeds/feeds.html", {"sections": SECTIONS, "topics": topics_with_entries()}
    )
