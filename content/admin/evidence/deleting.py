"""What readers have seen isn't deleted: their links and citations lead to it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from content.evidence.finding import Finding


def refuse_deleting(request, instances: list) -> HttpResponse | None:
    """Drafts go; of a published finding the state says that it is withdrawn, and why."""
    seen = [each for each in instances if isinstance(each, Finding) and each.first_published_at]
    if not seen:
        return None
    messages.error(
        request,
        "Readers have seen this finding, and may have cited it. Don't delete it: set its state to "
        "withdrawn or superseded and say why. Its address goes on answering, with that label.",
    )
    return redirect(reverse("wagtailsnippets_content_finding:edit", args=[seen[0].pk]))
