import socket

import pytest

from content.evidence.source_check.fetching import Limits
from content.evidence.source_check.visitor import Visitor
from tests.content.evidence.source_server import source_server


@pytest.fixture(autouse=True)
def no_names(monkeypatch):
    """Asking for a name asks a server on the internet."""
    real = socket.getaddrinfo

    def getaddrinfo(host, *more, **named):
        if host != "localhost":
            named = named | {"flags": socket.AI_NUMERICHOST} if len(more) < 5 else named
        return real(host, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


@pytest.fixture
def site(settings):
    """A server that may be asked, though it isn't public."""
    with source_server() as site:
        settings.SOURCE_CHECK_ALLOWED_HOSTS = [site.address]
        yield site


@pytest.fixture
def hidden_site():
    """A server that only this machine can reach, and that nobody allowed."""
    with source_server() as site:
        yield site


@pytest.fixture
def visitor() -> Visitor:
    return Visitor(limits=Limits(connect=2, whole=0.6, most_bytes=200_000, pause=0))


@pytest.fixture
def two_sites(settings):
    with source_server() as one, source_server() as other:
        settings.SOURCE_CHECK_ALLOWED_HOSTS = [one.address, other.address]
        yield one, other
