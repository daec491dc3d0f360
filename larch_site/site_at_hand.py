"""The site, its settings and its home page from one query, where Wagtail asks for each.

For a database of one site, as ours; several sites are Wagtail's business.
"""

from django.db.models import Exists
from wagtail.models import Site
from wagtail.views import serve

from content.publication.open_to_all import restrictions_above


class SiteAtHand:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, _args, _kwargs):
        if view is serve and (site := only_site()):
            request._wagtail_site = site  # where Wagtail keeps it


def only_site() -> Site | None:
    private = Exists(restrictions_above("root_page__path"))
    sites = Site.objects.annotate(is_restricted=private).select_related(
        "sitesettings", "root_page__homepage"
    )
    found = list(sites[:2])
    if len(found) != 1 or not found[0].is_default_site:
        return None
    site = found[0]
    if home := site.root_page._state.fields_cache.get("homepage"):
        home.is_restricted = site.is_restricted
        site.root_page.__dict__["specific"] = home  # where Wagtail keeps it
    return site
