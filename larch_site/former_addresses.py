"""Old addresses that follow a rule: files of the former site, further pages of its listings, feeds.

Wagtail's redirects know each address by itself, and come first.
"""

from django.http import HttpResponsePermanentRedirect

from content.former_site import files, listings

NOT_FOUND = 404


def former_addresses(get_response):
    """Asks the database only where nothing else answers, and the address looks like one of those."""

    def answer(request):
        response = get_response(request)
        is_asked_for = response.status_code == NOT_FOUND and request.method in ("GET", "HEAD")
        link = leads_to(request) if is_asked_for else ""
        return HttpResponsePermanentRedirect(link) if link else response

    return answer


def leads_to(request) -> str:
    return files.address_now(request.path) or listings.listing_now(request)
