"""Settings of the tests: quick, apart from everybody's data, and without a network."""

import atexit
import shutil
import tempfile
from pathlib import Path

from larch_site import environment
from larch_site.settings.base import *  # noqa: F403
from larch_site.settings.base import CACHES, STORAGES

DEBUG = False
SECRET_KEY = "only for tests: nothing that it signs is kept"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
WAGTAILADMIN_BASE_URL = "http://testserver"

# A server of the tests' own: it may lose its data in a power cut, which makes it much quicker.
DATABASES = environment.databases(environment.var_folder() / "test_postgres", durable=False)

MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="larch-test-media-"))
atexit.register(shutil.rmtree, MEDIA_ROOT, ignore_errors=True)

PRIVATE_ROOT = Path(tempfile.mkdtemp(prefix="larch-test-private-"))
atexit.register(shutil.rmtree, PRIVATE_ROOT, ignore_errors=True)

CACHES["sharing_pictures"] = CACHES["default"] | {"LOCATION": "sharing_pictures"}

# Nobody reads what a test publishes; a look at the number would keep a connection to its database.
AFTER_PUBLICATION = "larch_site.page_store.building.nobody_reads"

# Files as they lie in the project: no test should depend on having collected them.
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "private": STORAGES["private"] | {"OPTIONS": {"location": PRIVATE_ROOT}},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DEFAULT_FROM_EMAIL = "LARCH <no-reply@localhost>"
# Passwords in tests guard nothing; the real hasher is slow on purpose.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
