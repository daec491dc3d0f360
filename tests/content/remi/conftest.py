import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from content.models import DownloadRequest, ToolFile, ToolVersion
from tests.content.remi.asking import ANSWERS, aged_token

WORKBOOK = b"%PDF-1.7 the whole index " * 20_000  # half a megabyte


@pytest.fixture
def tool(db) -> ToolFile:
    """A released version of the REMI with one file."""
    version = ToolVersion.objects.create(label="1.0", released_at=timezone.now())
    file = ContentFile(WORKBOOK, name="index.pdf")
    return ToolFile.objects.create(version=version, title="The index", file=file, pages=12)


@pytest.fixture
def asked(tool, client) -> DownloadRequest:
    """What became of a form that somebody sent."""
    client.post("/remi/request/", ANSWERS | {"token": aged_token()})
    return DownloadRequest.objects.get()


@pytest.fixture
def away(tool, database_away):
    """The database does not answer, until this is undone."""
    with database_away() as patch:
        yield patch
