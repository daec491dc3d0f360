"""What machines ask every site for: `/robots.txt` and `/.well-known/security.txt` (RFC 9116)."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.contrib.settings.context_processors import settings as settings_in_templates

A_DAY = 24 * 60 * 60  # seconds
VALID_FOR = timedelta(days=180)  # the RFC recommends less than a year


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What isn't for search engines. Those who should keep away altogether are told by a header.

    Filtered listings and searches are open: their canonical address leads to the listing.
    """
    return lines(
        "User-agent: *",
        "Disallow: /admin/",
        "",
        f"Sitemap: {settings.WAGTAILADMIN_BASE_URL}/sitemap.xml",
    )


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness. It is served anew each day, so it can't expire unnoticed."""
    contact = settings.SECURITY_CONTACT or contact_of_site(request)
    if not contact:
        raise Http404("Nobody is named to report a weakness to.")
    expires = datetime.combine(datetime.now(UTC).date() + VALID_FOR, time(), UTC)
    return lines(
        f"Contact: {contact}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en",
        f"Canonical: {settings.WAGTAILADMIN_BASE_URL}{request.path}",
    )


def contact_of_site(request: HttpRequest) -> str:
    """The address that editors entered for readers, asked for as templates do."""
    address = settings_in_templates(request)["settings"]["content"]["SiteSettings"].contact_email
    return f"mailto:{address}" if address else ""


def lines(*told: str) -> HttpResponse:
    answer = HttpResponse("\n".join(told) + "\n", content_type="text/plain; charset=utf-8")
    patch_cache_control(answer, public=True, max_age=A_DAY)
    return answer
