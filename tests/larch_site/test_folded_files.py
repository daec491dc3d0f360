"""Readers fetch one stylesheet and one script, whatever number of parts they are written in."""

from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import get_finders
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage

from larch_site.folded_files import (
    SCRIPT,
    SCRIPT_IMPORT,
    STYLES,
    STYLES_IMPORT,
    folded_script,
    folded_styles,
    text_of,
)


def stored(**files: str) -> dict:
    """What `collectstatic` would have found: `site_css` stands for css/site.css and so on."""
    storage = InMemoryStorage()
    names = {name: "{1}/{0}.{1}".format(*name.rsplit("_", 1)) for name in files}
    for name, text in files.items():
        storage.save(names[name], ContentFile(text.encode()))
    return {name: (storage, name) for name in names.values()}


@pytest.fixture
def project_files() -> dict:
    return {
        path: (storage, path)
        for finder in get_finders()
        for path, storage in finder.list(ignore_patterns=None)
    }


def test_a_part_takes_the_place_of_its_import_inside_its_layer():
    paths = stored(
        site_css='@import url("tokens.css") layer(tokens);\n', tokens_css=":root { --a: 1 }\n"
    )

    assert folded_styles(paths) == "@layer tokens {\n:root { --a: 1 }\n}\n"


def test_a_module_keeps_its_names_to_itself():
    paths = stored(
        site_js='import "./one.js";\nimport "./two.js";\n',
        one_js="const button = 1;\n",
        two_js="const button = 2;\n",
    )

    assert folded_script(paths) == "{\nconst button = 1;\n}\n{\nconst button = 2;\n}\n"


def test_comments_and_indentation_stay_with_us():
    paths = stored(
        site_css='/* Why. */\n@import url("a.css") layer(base);\n',
        a_css='/* Why,\n   at length. */\na {\n    /* Why. */\n    content: "/* said */";\n}\n',
        site_js='import "./one.js";\n',
        one_js='/* Why. */\nif (a) {\n    // Why.\n    go("http://a.example/"); // on\n}\n',
    )

    assert folded_styles(paths) == '@layer base {\na {\ncontent: "/* said */";\n}\n}\n'
    assert folded_script(paths) == '{\nif (a) {\ngo("http://a.example/"); // on\n}\n}\n'


def test_no_text_in_a_module_runs_over_several_lines(project_files):
    modules = [text_of(project_files, path) for path in project_files if path.startswith("js/")]

    assert len(modules) > 5
    assert [line for text in modules for line in text.splitlines() if line.count("`") % 2] == []


def test_a_part_that_does_not_exist_stops_the_collection():
    with pytest.raises(KeyError, match=r"missing\.css"):
        folded_styles(stored(site_css='@import url("missing.css") layer(base);\n'))
    with pytest.raises(KeyError, match=r"missing\.js"):
        folded_script(stored(site_js='import "./missing.js";\n'))


def test_nothing_is_left_to_import(project_files):
    sheet, script = folded_styles(project_files), folded_script(project_files)

    assert "@import" not in sheet
    assert "@layer components {" in sheet
    assert not SCRIPT_IMPORT.search(script)
    assert "addEventListener" in script


def test_every_part_of_the_project_is_imported(project_files):
    styles = imported(project_files, STYLES, STYLES_IMPORT)
    modules = imported(project_files, SCRIPT, SCRIPT_IMPORT)

    assert components(project_files) <= styles
    assert {name for name in project_files if name.startswith("js/")} - {SCRIPT} == modules


def test_components_hold_no_address(project_files):
    """Folding would make it relative to another folder."""
    with_address = [
        name for name in components(project_files) if "url(" in source_of(project_files, name)
    ]

    assert with_address == []


def test_modules_can_be_folded(project_files):
    """What is imported or exported between modules would break once they are one file."""
    modules = imported(project_files, SCRIPT, SCRIPT_IMPORT)
    starts = ("import ", "export ")
    connected = [
        name
        for name in modules
        if any(line.startswith(starts) for line in source_of(project_files, name).splitlines())
    ]

    assert modules
    assert connected == []


def imported(project_files: dict, name: str, statement) -> set[str]:
    folder = name.split("/", maxsplit=1)[0]
    found = statement.finditer(source_of(project_files, name))
    return {f"{folder}/{each['part']}" for each in found}


def components(project_files: dict) -> set[str]:
    return {name for name in project_files if name.startswith("css/components/")}


def source_of(project_files: dict, name: str) -> str:
    storage, path = project_files[name]
    return Path(storage.path(path)).read_text()
