import pytest
from bs4 import BeautifulSoup


@pytest.fixture
def look(structure, client):
    """What a reader is shown at an address, on the bare site."""

    def look(address: str) -> BeautifulSoup:
        answer = client.get(address)
        assert answer.status_code == 200
        return BeautifulSoup(answer.content, "html.parser")

    return look
