import pytest

from tests.larch_site.page_store.kept_site import FakeDatabase, Process


@pytest.fixture
def database() -> FakeDatabase:
    return FakeDatabase(content={"/": "home", "/news/": "first words", "/about/": "about us"})


@pytest.fixture
def process(database, tmp_path) -> Process:
    return Process(database, tmp_path)


@pytest.fixture(autouse=True)
def gate_is_open():
    from larch_site.database import gate

    yield
    gate.open_again()


@pytest.fixture
def other(database, tmp_path) -> Process:
    """Another process on the same machine."""
    return Process(database, tmp_path)
