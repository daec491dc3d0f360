"""What gunicorn serves."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from larch_site.security.whole_bodies import whole_bodies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "larch_site.settings.dev")

try:
    application = whole_bodies(get_wsgi_application())
except ImproperlyConfigured as error:
    sys.exit(f"The site does not start: {error}")
