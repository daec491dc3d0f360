from collections.abc import Callable

from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe


def only_read(view: Callable) -> Callable:
    """For a view that changes nothing. Whoever sends it a form hears that it takes none (405); the check
    against forged forms would come first, and say that something was wrong with the form (403)."""
    return csrf_exempt(require_safe(view))
