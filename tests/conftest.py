import pytest
from django.conf import settings

from tests.crawl import Visited, crawl
from tests.databases import Server, ensure_migrated
from tests.demo_site import DemoSite, serve_demo_site
from tests.filled_databases import FILLINGS, FilledDatabases

FILLED = FilledDatabases()


def pytest_collection_modifyitems(items):
    """What takes longest begins first: otherwise one process works at the end and the others wait."""
    items.sort(key=lambda item: not {"functional", "larch_site"} & set(item.path.parts))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Each process's test database is a clone of one that was migrated once."""
    server = Server(settings.DATABASES["default"])
    settings.DATABASES["default"].setdefault("TEST", {}).update(
        TEMPLATE=ensure_migrated(server), NAME=server.name_for_this_process("larch_test")
    )


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    FILLED.begin()
    yield
    FILLED.end()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Before any fixture asks the database: a test gets the one that is filled as it wants."""
    FILLED.use(next((name for name in FILLINGS if name in item.fixturenames), ""))


@pytest.fixture
def structure(db):
    """The bare site, as production starts: home, listings, standing pages. Returns the home page."""
    from wagtail.models import Site

    from content.models import HomePage

    Site.clear_site_root_paths_cache()
    return HomePage.objects.get()


@pytest.fixture
def demo_findings(structure):
    """The bare site with the findings of the demo content. Returns the home page."""
    return structure


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory) -> DemoSite:
    """The whole site with its demo content, served by gunicorn; this process's own copy."""
    with serve_demo_site(
        Server(settings.DATABASES["default"]), tmp_path_factory.mktemp("demo_site")
    ) as site:
        yield site


@pytest.fixture(scope="session")
def crawled(demo_site) -> dict[str, Visited]:
    """Every address that the demo site links to, by path, as this process's first asker found it."""
    return crawl(demo_site)
