import pytest
from django.conf import settings

from tests.databases import Server, ensure_migrated
from tests.demo_site import DemoSite, serve_demo_site


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


@pytest.fixture
def structure(db):
    """The bare site, as production starts: home, listings, standing pages. Returns the home page."""
    from content.importers.structure import create_site
    from content.models import HomePage

    create_site()
    return HomePage.objects.get()


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory) -> DemoSite:
    """The whole site with its demo content, served by gunicorn; this process's own copy."""
    with serve_demo_site(
        Server(settings.DATABASES["default"]), tmp_path_factory.mktemp("demo_site")
    ) as site:
        yield site
