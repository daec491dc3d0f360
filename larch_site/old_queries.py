"""Old addresses that are nothing but a question: WordPress answers at `/?p=12`.

Here the home page answers at `/` whatever is asked, and Wagtail's redirects only follow a 404. A
WordPress in a folder answered at `/blog/?p=12`, where a page of ours may stand now.
"""

import re
from collections.abc import Iterator

from django.http import Http404, HttpResponsePermanentRedirect
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect

from content.former_site.file_redirects import checked
from content.provenance import Provenance

IMPORTED = "wordpress:"  # how the keys of imported posts begin
PATHS = ("/", "/index.php")
ASKING = (
    "p",
    "page_id",
    "attachment_id",
    "cat",
    "author",
    "m",
    "tag",
    "category_name",
    "author_name",
    "feed",
)


# Any of these finds a post, page or file, all of which WordPress numbers together.
ONE_POST = ("p", "page_id", "attachment_id")


def old_queries(get_response):
    """Costs a query of the database only where WordPress could have been asked something."""

    def answer(request):
        if request.method in ("GET", "HEAD"):
            for query in queries_of(request):
                if link := leads_to(request, query):
                    return HttpResponsePermanentRedirect(link)
            if asks_for_what_is_gone(request):
                raise Http404
        return get_response(request)

    return answer


def queries_of(request) -> Iterator[str]:
    for name in ASKING:
        if asked := request.GET.get(name):
            others = ONE_POST if name in ONE_POST else ()
            yield from (f"{each}={asked}" for each in dict.fromkeys((name, *others)))


def asks_for_what_is_gone(request) -> bool:
    """A post by its number, where posts were imported: WordPress showed no home page in place of one that
    isn't there, or isn't public."""
    asked = (request.GET.get(name, "") for name in ONE_POST)
    is_asked = request.path in PATHS and any(re.fullmatch("[0-9]+", each) for each in asked)
    return is_asked and Provenance.objects.filter(key__startswith=IMPORTED).exists()


def leads_to(request, query: str) -> str:
    for path in PATHS if request.path in PATHS else (request.path,):
        redirect = get_redirect(request, Redirect.normalise_path(f"{path}?{query}"))
        if redirect and redirect.is_permanent and redirect.link:
            return checked([redirect.old_path], redirect.link)
    return ""
