"""Old addresses that are nothing but a question: WordPress answers at `/?p=12`.

Here the home page answers at `/` whatever is asked, and Wagtail's redirects only follow a 404. A
WordPress in a folder answered at `/blog/?p=12`, where a page of ours may stand now.
"""

from django.http import HttpResponsePermanentRedirect
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect

from content.former_site.file_redirects import checked

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


def old_queries(get_response):
    """Costs a query of the database only where WordPress could have been asked something."""

    def answer(request):
        if request.method in ("GET", "HEAD"):
            for name in ASKING:
                if (asked := request.GET.get(name)) and (
                    link := leads_to(request, f"{name}={asked}")
                ):
                    return HttpResponsePermanentRedirect(link)
        return get_response(request)

    return answer


def leads_to(request, query: str) -> str:
    for path in PATHS if request.path in PATHS else (request.path,):
        redirect = get_redirect(request, Redirect.normalise_path(f"{path}?{query}"))
        if redirect and redirect.is_permanent and redirect.link:
            return checked([redirect.old_path], redirect.link)
    return ""
