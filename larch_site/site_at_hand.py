"""The site, its settings, its root, what is private and the publication number from one query, where
Wagtail asks for each.

For a database of one site, as ours; several sites are Wagtail's business.
"""

from contextlib import suppress
from functools import cache

from django.db import InterfaceError, OperationalError
from wagtail.models import Site
from wagtail.views import serve

from content.mentioned import as_specific
from content.publication.counted import know_number, number_known_once, with_number
from content.publication.open_to_all import (
    know_private_paths,
    private_paths_asked_once,
    tell_private,
    with_private_paths,
)
from content.statements import Statement


class SiteAtHand:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with private_paths_asked_once(), number_known_once():
            return self.get_response(request)

    def process_view(self, request, view, _args, _kwargs):
        # A form that was sent has to keep what was typed, also when the database is away.
        reads = request.method in ("GET", "HEAD")
        if view is serve or (reads and view.__module__.startswith("content.")):
            # Some views have an answer without it; the others will meet the same fault.
            with suppress(OperationalError, InterfaceError):
                if site := only_site(home_is_wanted=request.path == "/"):
                    request._wagtail_site = site  # where Wagtail keeps it


def only_site(*, home_is_wanted: bool) -> Site | None:
    found = sites(home_is_wanted=home_is_wanted).records()
    if len(found) != 1 or not found[0].is_default_site:
        return None
    site, root = found[0], found[0].root_page
    know_private_paths(site.private_paths)
    know_number(site.publication_number)
    tell_private([root])
    # where Wagtail keeps it
    root.__dict__["specific"] = root._state.fields_cache.get("homepage") or as_specific(root)
    root.specific.is_restricted = root.is_restricted
    return site


@cache
def sites(*, home_is_wanted: bool) -> Statement:
    """Two of them tell that there are several."""
    wanted = "root_page__homepage" if home_is_wanted else "root_page"
    known = Site.objects.order_by().select_related("sitesettings", wanted)
    return Statement(with_number(with_private_paths(known))[:2])
