import pytest

from tests.content.importers.little_site import LittleSite


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    """Nothing is written into the folders of the copy that people run."""
    settings.VAR_FOLDER = tmp_path / "var"
    settings.MEDIA_ROOT = tmp_path / "stored"


@pytest.fixture
def little_site(db, tmp_path):
    folder = tmp_path / "little"
    folder.mkdir()
    return LittleSite(folder)
