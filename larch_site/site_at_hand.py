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
from content.publication.known import asked_once, know, with_what_holds
from content.publication.open_to_all import tell_private
from content.statements import Statement


class SiteAtHand:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with asked_once():
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
    know(private_paths=site.private_paths, number=site.publication_number)
    tell_private([root])
    # where Wagtail keeps it
    root.__dict__["specific"] = root._state.fields_cache.get("homepage") or as_specific(root)
    root.specific.is_restricted = root.is_restricted
    return site


@cache
def sites(*, home_is_wanted: bool) -> Statement:
    """Two of them tell that there are several."""
    wanted = "root_page__homepage" if home_is_wanted else "root_page"
    found = Site.objects.order_by().select_related("sitesettings", wanted)
    return Statement(with_what_holds(found)[:2])
