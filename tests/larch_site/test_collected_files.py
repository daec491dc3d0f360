"""Static files are collected when something changed, and only then."""

import pytest

from larch_site import collected_files
from larch_site.folded_files import FoldedFilesStorage


@pytest.fixture
def collections(settings, tmp_path, monkeypatch) -> list[str]:
    settings.STATIC_ROOT = tmp_path / "static"
    made: list[str] = []
    monkeypatch.setattr(
        collected_files, "call_command", lambda command, **options: made.append(command)
    )
    return made


def test_what_has_not_changed_is_not_collected_again(collections):
    assert collected_files.collect_if_changed() is True
    assert collected_files.collect_if_changed() is False
    assert collections == ["collectstatic"]


def test_another_way_of_folding_is_a_change(collections, settings, tmp_path, monkeypatch):
    backend = f"{FoldedFilesStorage.__module__}.{FoldedFilesStorage.__qualname__}"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}
    code = tmp_path / "folded_files.py"
    code.write_text("one way")
    monkeypatch.setattr(collected_files.inspect, "getfile", lambda storage: str(code))
    collected_files.collect_if_changed()

    code.write_text("another way")

    assert collected_files.collect_if_changed() is True
