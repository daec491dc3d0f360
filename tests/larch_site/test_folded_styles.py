"""Readers fetch one stylesheet, whatever number of parts it is written in."""

from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import get_finders
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage

from larch_site.folded_styles import FOLDED, IMPORT, folded


def stored(**sheets: str) -> dict:
    """What `collectstatic` would have found: `site` and `tokens` stand for css/site.css and so on."""
    storage = InMemoryStorage()
    for name, text in sheets.items():
        storage.save(f"css/{name}.css", ContentFile(text.encode()))
    return {f"css/{name}.css": (storage, f"css/{name}.css") for name in sheets}


def text_of(storage: InMemoryStorage) -> str:
    with storage.open(FOLDED) as file:
        return file.read().decode()


@pytest.fixture
def project_files() -> dict:
    return {
        path: (storage, path)
        for finder in get_finders()
        for path, storage in finder.list(ignore_patterns=None)
    }


def test_a_part_takes_the_place_of_its_import_inside_its_layer():
    paths = stored(site='@import url("tokens.css") layer(tokens);\n', tokens=":root { --a: 1 }\n")

    assert text_of(folded(paths)) == "@layer tokens {\n:root { --a: 1 }\n}\n"


def test_a_part_that_does_not_exist_stops_the_collection():
    paths = stored(site='@import url("missing.css") layer(base);\n')

    with pytest.raises(KeyError, match=r"missing\.css"):
        folded(paths)


def test_nothing_is_left_to_import(project_files):
    sheet = text_of(folded(project_files))

    assert "@import" not in sheet
    assert "@layer components {" in sheet


def test_every_part_of_the_project_is_imported(project_files):
    sheet = source_of(project_files, FOLDED)
    imported = {f"css/{found['part']}" for found in IMPORT.finditer(sheet)}

    assert components(project_files) <= imported


def test_components_hold_no_address(project_files):
    """Folding would make it relative to another folder."""
    with_address = [
        name for name in components(project_files) if "url(" in source_of(project_files, name)
    ]

    assert with_address == []


def components(project_files: dict) -> set[str]:
    return {name for name in project_files if name.startswith("css/components/")}


def source_of(project_files: dict, name: str) -> str:
    storage, path = project_files[name]
    return Path(storage.path(path)).read_text()
