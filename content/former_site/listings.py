"""Further pages and feeds of the former site's listings, by rule: what is known is where a listing led.

How many pages a category had, only WordPress knows.
"""

import re
from collections.abc import Iterator

from django.http import HttpRequest
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from content.former_site.file_redirects import checked
from content.publication.open_to_all import open_to_all

FURTHER = re.compile(r"/(?:page/\d+|comment-page-\d+|amp|embed|trackback)$")
FORMATS = "feed|rss2?|rdf|atom"
FEED = re.compile(rf"/(?:{FORMATS})(?:/(?:{FORMATS}))?$")
INDEX = "/index.php/"
OF_ALL = "/page/2"  # where the second page of all posts led, which the importer notes
MOST = 2  # endings of one address


def listing_now(request: HttpRequest) -> str:
    """Where the listing leads of which this was a further page or a feed; "" where there was none."""
    if "\0" in request.path:
        return ""  # nothing in the database is called so, and it can't be asked for
    for path in looked_for(request.path.rstrip("/")):
        redirect = get_redirect(request, Redirect.normalise_path(path))
        if (
            redirect
            and redirect.link
            and (not redirect.redirect_page or redirect.redirect_page.live)
        ):
            return checked([redirect.old_path], redirect.link)
        if address := page_at(request, path):
            return address
    return ""


def looked_for(path: str) -> Iterator[str]:
    """WordPress also answers through index.php, whatever its own addresses are."""
    if INDEX in path:
        path = path.replace(INDEX, "/", 1)
        yield path
    if path != path.lower():  # WordPress doesn't tell them apart
        path = path.lower()
        yield path
    yield from listings_of(path)


def listings_of(path: str) -> Iterator[str]:
    """The likeliest first."""
    is_feed = False
    for _ in range(MOST):
        ending = FEED.search(path) or FURTHER.search(path)
        if ending is None:
            return
        is_feed = is_feed or bool(FEED.search(path))
        path = path[: ending.start()]
        if is_feed:
            yield f"{path}/feed"
        elif not path:
            yield OF_ALL
        if path:
            yield path


def page_at(request: HttpRequest, path: str) -> str:
    """A page of ours that has the address of the listing."""
    site = Site.find_for_request(request)
    if site is None:
        return ""
    below = f"{site.root_page.url_path.rstrip('/')}{path}/"
    page = open_to_all(Page.objects).filter(url_path=below).first()
    return (page.get_url(request) or "") if page else ""
