"""What gunicorn serves."""

import os
import sys
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from larch_site.security.whole_bodies import whole_bodies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "larch_site.settings.dev")


def served() -> Callable:
    """Django's application, behind the page store unless that is switched off."""
    django = get_wsgi_application()
    if not settings.PAGE_STORE or settings.DEBUG:
        return django
    # Imported late: it takes what Django's settings say.
    from larch_site.page_store.building import kept_before

    return kept_before(django)


try:
    kept = served()
    application = whole_bodies(kept)
except ImproperlyConfigured as error:
    sys.exit(f"The site does not start: {error}")
