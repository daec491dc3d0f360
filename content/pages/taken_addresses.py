"""Addresses that answer without the page tree: a page there would never be reached."""

from collections.abc import Iterator

from django import forms
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern
from wagtail.admin.forms.pages import CopyForm, WagtailAdminPageForm
from wagtail.models import Page

# What is going to be built has its address kept, so that no page has to move for it.
KEPT_FOR_LATER = ("remi", "search")
# Only what lies below answers without the page tree: the evidence summary is a page, its findings
# aren't; nor are the forms below each event and webinar.
BELOW_A_PAGE = ("evidence", "webinars", "events")


class ReachablePageForm(WagtailAdminPageForm):
    def clean(self):
        cleaned = super().clean()
        if "slug" in cleaned and is_taken(cleaned["slug"], below=self.parent_page):
            self.add_error("slug", refusal(cleaned["slug"]))
        return cleaned


class ReachableCopyForm(CopyForm):
    def clean(self):
        cleaned = super().clean()
        below = cleaned.get("new_parent_page") or self.page.get_parent()
        if "new_slug" in cleaned and is_taken(cleaned["new_slug"], below=below):
            self.add_error("new_slug", refusal(cleaned["new_slug"]))
        return cleaned


def refusal(slug: str) -> forms.ValidationError:
    return forms.ValidationError(
        f"Another part of the site answers at “{slug}”, so nobody could reach this page there. "
        f"Choose another slug, for example “about-{slug}”."
    )


def is_taken(slug: str, *, below: Page) -> bool:
    parts = below.get_url_parts()
    return bool(parts) and f"{parts[2]}{slug}".strip("/") in taken_addresses()


def taken_addresses() -> set[str]:
    """Without the slashes around them: {"admin", "people", ...}."""
    files = [settings.STATIC_URL, settings.MEDIA_URL]
    routes = [*routes_of(get_resolver().url_patterns), *files, *KEPT_FOR_LATER]
    return {route.strip("/") for route in routes} - {"", *BELOW_A_PAGE}


def routes_of(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    """The fixed beginning of each route; of what is included under a name, the name is enough."""
    for each in patterns:
        if not isinstance(each.pattern, RoutePattern):
            continue  # Wagtail's own, which finds the pages
        beginning = str(each.pattern).partition("<")[0]
        if beginning or isinstance(each, URLPattern):
            yield beginning
        else:
            yield from routes_of(each.url_patterns)
