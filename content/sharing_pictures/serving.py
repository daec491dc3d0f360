"""Answer with a page's picture: drawn once, then kept.

Only published pages have one and each has only one, so nobody can have the disk filled or the
processor kept busy by asking for others.
"""

import logging
import zlib

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from content.sharing_pictures.drawing import draw
from content.sharing_pictures.words import Words, address_of, words_of

log = logging.getLogger(__name__)
A_YEAR = 365 * 24 * 60 * 60  # seconds


@require_safe
def sharing_picture(request: HttpRequest, pk: int, version: str) -> HttpResponse:
    """An older address leads to the present one: shared links keep what they were given."""
    page = get_object_or_404(Page.objects.live().public(), pk=pk).specific
    words = words_of(page)
    if version != words.version:
        return redirect(address_of(page))
    answer = HttpResponse(kept_or_drawn(words), content_type="image/png")
    patch_cache_control(answer, public=True, max_age=A_YEAR, immutable=True)
    return answer


def kept_or_drawn(words: Words) -> bytes:
    """A folder that can't be read or written costs time, not the picture."""
    try:
        kept = caches["sharing_pictures"]
        picture = kept.get(words.version)
        if picture is None:
            picture = draw(words)
            kept.set(words.version, picture)
    except (OSError, zlib.error):
        log.exception("Pictures for shared links can't be kept")
        picture = draw(words)
    return picture
