"""Pictures in the sizes that pages show.

Only these are served from the media folder: documents go through Wagtail's view, which knows
who may read them, and originals are nobody's business.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

A_WEEK = 7 * 24 * 60 * 60  # seconds


@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponse:
    answer = serve(request, path, document_root=settings.MEDIA_ROOT / "images")
    patch_cache_control(answer, public=True, max_age=A_WEEK)
    return answer
