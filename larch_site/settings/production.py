"""Settings of the public site: it starts safe or not at all."""

from larch_site import environment
from larch_site.security import production_start
from larch_site.settings.base import *  # noqa: F403
from larch_site.settings.mail import *  # noqa: F403

PRODUCTION = True  # demo content is refused
DEBUG = production_start.refuse_debug()
SECRET_KEY = production_start.strong_secret_key()
ALLOWED_HOSTS = production_start.named_hosts()
WAGTAILADMIN_BASE_URL = environment.site_url(default=None)
for _name in ("DATABASE_URL", "EMAIL_URL", "DEFAULT_FROM_EMAIL"):
    production_start.required(_name)
DATABASES = environment.databases()
CHECK_SOURCES = environment.check_sources(default=True)
SOURCE_CHECK_ALLOWED_HOSTS = production_start.no_private_hosts()

SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]
SECURE_HSTS_SECONDS = 365 * 24 * 3600

# gunicorn speaks plain HTTP, so only a proxy in front can tell how the reader came. Believing
# that header from anybody would let anybody claim a safe connection.
if environment.trusted_proxy():
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    # Health checks come from inside, past the proxy.
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]

# The proxy in front forwards plain requests and decides about sub-domains; previews need frames.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W008", "security.W019", "security.W021"]
