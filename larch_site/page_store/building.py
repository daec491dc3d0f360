"""Puts the page store together from Django's settings."""

from collections.abc import Callable
from functools import cache
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from psycopg.conninfo import make_conninfo

from larch_site.page_store import away
from larch_site.page_store.breaker import Breaker
from larch_site.page_store.files import Files
from larch_site.page_store.host_state import HostState
from larch_site.page_store.kept_cache import KeptCache
from larch_site.page_store.key import Rules
from larch_site.page_store.layer import PageStore
from larch_site.page_store.memory import Memory
from larch_site.page_store.probe import Probe
from larch_site.page_store.publication import Publication
from larch_site.page_store.refresh import Refresher
from larch_site.page_store.removals import Removals, sweep
from larch_site.page_store.rendering import listen_to_django
from larch_site.page_store.standby import Standby
from larch_site.page_store.store import KEPT_FOR, Store
from larch_site.page_store.version import version_of
from larch_site.page_store.warmer import Warmer

CACHE = "kept_pages"
TYPED = 2_000_000  # bytes, for searches
SHOWN_FROM = ("content", "larch_site", "templates", "static")
NOT_FOR_LIBPQ = {"context", "cursor_factory", "prepare_threshold", "server_side_binding",
                 "isolation_level", "assume_role", "pool", "connect_timeout"}  # fmt: skip


def kept_before(application: Callable) -> PageStore:
    """The layer around Django's application."""
    listen_to_django()
    away.page()
    publication = publication_here()
    rules = rules_from_settings()
    store = Store(
        application,
        rules=rules,
        publication=publication,
        memory=Memory(settings.PAGE_STORE_MEMORY),
        typed=Memory(TYPED),
        place=place_from_settings(),
        version=version_here(),
    )
    public = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    warmer = Warmer(
        store,
        lock=settings.PAGE_STORE_FOLDER / "warming.lock",
        public=(public.scheme, public.netloc),
        standby=standby_here(),
    )
    return PageStore(
        application,
        store,
        Refresher(store, warmer),
        session=settings.SESSION_COOKIE_NAME + "=",
        standby=standby_here(),
    )


@cache
def publication_here() -> Publication:
    """One in each process: its web server's threads, or a command that publishes."""
    removals = Removals(settings.PAGE_STORE_FOLDER / "removals.json")
    publication = Publication(
        Probe(conninfo()), HostState(settings.PAGE_STORE_STATE), removals, Breaker()
    )
    place = place_from_settings()
    publication.on_removed = lambda: sweep(place, removals)
    return publication


@cache
def standby_here() -> Standby:
    state = publication_here().state
    return Standby(settings.PAGE_STORE_FOLDER / "standby.json", Probe(conninfo()), state)


def after_publication() -> None:
    """Whoever publishes calls this when it is committed."""
    if settings.PAGE_STORE and not settings.DEBUG:
        publication_here().look_after_commit()


def nobody_reads() -> None:
    """In place of `after_publication` where no page is kept."""


def rules_from_settings() -> Rules:
    return Rules(
        hosts=tuple(settings.ALLOWED_HOSTS),
        queries=frozenset(settings.KEPT_QUERIES + settings.KEPT_IN_MEMORY),
        free=frozenset(settings.KEPT_IN_MEMORY),
        never=settings.NEVER_KEPT,
        port=str(urlsplit(settings.WAGTAILADMIN_BASE_URL).port or ""),
        trusts_proxy=hasattr(settings, "SECURE_PROXY_SSL_HEADER") and settings.TRUSTED_PROXY,
    )


@cache
def place_from_settings() -> Files | KeptCache:
    if settings.PAGE_STORE_CACHE:
        return KeptCache(lambda: caches[CACHE], keep_for=KEPT_FOR)
    scheme = urlsplit(settings.WAGTAILADMIN_BASE_URL).scheme
    return Files(settings.PAGE_STORE_FOLDER, limit=settings.PAGE_STORE_DISK, served_scheme=scheme)


def version_here() -> str:
    folders = [settings.PROJECT_FOLDER / name for name in SHOWN_FROM]
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    collected = manifest.read_text() if manifest.exists() else ""
    return version_of(folders, settings.WAGTAILADMIN_BASE_URL, collected)


def conninfo() -> str:
    """For libpq, without what only psycopg or Django know."""
    parameters = connection.get_connection_params()
    return make_conninfo(
        "", **{name: value for name, value in parameters.items() if name not in NOT_FOR_LIBPQ}
    )
