from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.models import Page

from content.pages.taken_addresses import is_taken, refusal


def refuse_unreachable_move(
    request: HttpRequest, page: Page, destination: Page
) -> HttpResponse | None:
    """Back to the choice of a place, with the reason, where nobody could reach the page."""
    if not is_taken(page.slug, below=destination):
        return None
    messages.error(request, refusal(page.slug).message)
    return redirect("wagtailadmin_pages:move", page.pk)
