"""Settings of `make run` and of `manage.py`: nothing to set up, and served as in production.

DEBUG is off here too, so that what people try is what we run.
"""

from larch_site import environment
from larch_site.security import local_secret
from larch_site.settings.base import *  # noqa: F403
from larch_site.settings.mail import *  # noqa: F403

DEBUG = environment.debug()
SECRET_KEY = environment.secret_key(
    lambda: local_secret.read_or_make(environment.var_folder() / "secret_key")
)
ALLOWED_HOSTS = environment.allowed_hosts()
WAGTAILADMIN_BASE_URL = environment.site_url()
SITE_ADDRESS_IS_GIVEN = environment.site_address_is_given()
environment.trusted_proxy()  # believed in production alone, but a wrong value is told here too
DATABASES = environment.databases()
CHECK_SOURCES = environment.check_sources()
SOURCE_CHECK_ALLOWED_HOSTS = environment.source_check_allowed_hosts()
