"""Old addresses that follow a rule: files of the former site, further pages of its listings, feeds.

Wagtail's redirects know each address by itself, and come first.
"""

from django.conf import settings
from django.http import Http404, HttpResponsePermanentRedirect
from wagtail.contrib.redirects.models import Redirect

from content.former_site import file_redirects, files, listings

NOT_FOUND, MOVED = 404, 301


def former_addresses(get_response):
    """Asks the database only where nothing else answers, and the address looks like one of those; and
    where a redirect leads to a file, a person or a topic's feed, which may be for nobody now."""

    def answer(request):
        response = get_response(request)
        is_asked_for = response.status_code == NOT_FOUND and request.method in ("GET", "HEAD")
        link = leads_to(request) if is_asked_for else ""
        if response.status_code == MOVED and may_lead_to_nothing(response["Location"]):
            link = file_redirects.checked(paths_of(request), response["Location"])
            if not link:
                raise Http404
        return HttpResponsePermanentRedirect(link) if link else response

    return answer


def leads_to(request) -> str:
    return files.address_now(request.path) or listings.listing_now(request)


def may_lead_to_nothing(link: str) -> bool:
    return link.startswith((settings.MEDIA_URL, "/documents/", "/feeds/topic/", "/people/"))


def paths_of(request) -> set[str]:
    """As Wagtail looks for a redirect: with what is asked, and without."""
    return {Redirect.normalise_path(each) for each in (request.get_full_path(), request.path)}
