"""Pictures in the sizes that pages show.

Only these are served from the media folder: documents go through Wagtail's view, which knows
who may read them, and originals are nobody's business.
"""

import os.path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils._os import safe_join
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

from content.media.image import KEPT_BACK
from content.media.keeping_back import may_open

A_WEEK = 7 * 24 * 60 * 60  # seconds


@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponse:
    folder = settings.MEDIA_ROOT / "images"
    # As the disk will read it: `x/../kept-back/` is that folder too.
    path = os.path.relpath(safe_join(folder, path.lstrip("/")), folder)
    is_kept_back = f"images/{path}/".startswith(KEPT_BACK)
    if is_kept_back and not may_open(request, f"images/{path}"):
        raise Http404
    answer = serve(request, path, document_root=folder)
    if is_kept_back:
        patch_cache_control(answer, private=True, no_store=True)
    else:
        patch_cache_control(answer, public=True, max_age=A_WEEK)
    return answer
