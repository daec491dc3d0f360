"""What every start of the site shares; what differs lies in dev, test and production."""

from pathlib import Path

from larch_site import environment, structured_log
from larch_site.page_store import chosen
from larch_site.settings.cms import *  # noqa: F403
from larch_site.settings.kept_pages import *  # noqa: F403
from larch_site.settings.kept_pages import PAGE_STORE_CACHE

PROJECT_FOLDER = Path(__file__).resolve().parents[2]
VAR_FOLDER = environment.var_folder()
PRODUCTION = False

INSTALLED_APPS = [
    "content.apps.ContentConfig",
    "larch_site",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "larch_site.search_engines.kept_away",
    "larch_site.security.frames.only_named_frames",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "larch_site.packed_pages.packed_pages",
    "larch_site.content_encoding.only_real_encodings",
    "larch_site.byte_ranges.byte_ranges",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "larch_site.old_queries.old_queries",
    "larch_site.former_addresses.former_addresses",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "larch_site.security.search_terms.shortened_searches",
    "larch_site.site_at_hand.SiteAtHand",
    "larch_site.refusals.RefusalsSaid",
]

ROOT_URLCONF = "larch_site.urls"
WSGI_APPLICATION = "larch_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT_FOLDER / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = environment.static_root()
STATICFILES_DIRS = [PROJECT_FOLDER / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = environment.media_root()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "larch_site.folded_files.FoldedFilesStorage"},
    # What only some may have: outside MEDIA_ROOT, and without an address.
    "private": {
        "BACKEND": "larch_site.private_files.PrivateFiles",
        "OPTIONS": {"location": environment.private_root()},
    },
}

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Where the sizes of pictures lie. Another process may have deleted them; that is published.
    "renditions": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "renditions",
        "KEY_FUNCTION": "content.publication.known.key_until_the_next",
        "OPTIONS": {"MAX_ENTRIES": 1_000},  # of some 2 kB
    },
    "sharing_pictures": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_FOLDER / "sharing_pictures",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 2_000},  # of some 40 kB
    },
}

if PAGE_STORE_CACHE:
    CACHES["kept_pages"] = chosen.cache_settings(PAGE_STORE_CACHE)

TRUSTED_PROXY = environment.trusted_proxy()
REMI_LINK_DAYS = environment.remi_link_days()
SEARCH_ENGINES = environment.search_engines()
SECURITY_CONTACT = environment.security_contact()

# Where those whose sites we look at can complain; said in each request.
CONTACT_PAGE = "/about/contact/"
CHECK_SOURCES = False
SOURCE_CHECK_ALLOWED_HOSTS = []

# Readers get this one cookie, on pages with a form, until they close the browser.
CSRF_COOKIE_AGE = None
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "larch_site.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail shows its previews in a frame
# Large pages have many blocks, each with several fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
LOGGING = structured_log.configuration()
