"""A page that people registered for isn't deleted under them: nobody could tell them any more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from wagtail.admin import messages
from wagtail.models import Page

from content.registrations.registration import Registration

REFUSAL = (
    "“{title}” was not deleted: people are registered there. Choose “Cancelled” as its stage and "
    "publish it; they are told by mail. After its date it can be deleted."
)


def refuse_deleting_under_people(request: HttpRequest, page: Page) -> HttpResponse | None:
    if not has_people(page):
        return None
    messages.error(request, REFUSAL.format(title=page.title))
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_deleting_many(request: HttpRequest, action: str, pages, view) -> HttpResponse | None:
    if action != "delete" or not (kept := [page for page in pages if has_people(page)]):
        return None
    messages.error(request, REFUSAL.format(title=kept[0].title))
    return redirect("wagtailadmin_explore", kept[0].get_parent().pk)


def has_people(page: Page) -> bool:
    standing = Registration.objects.standing().with_person().filter(ends_at__gt=timezone.now())
    return standing.filter(page__path__startswith=page.path).exists()
