from pathlib import Path

import pytest

from tests.content.factories import SiteDocumentFactory
from tests.databases import PROJECT

TEMPLATES = PROJECT / "templates"
# What is shown nowhere alone, each with its reason.
EXCEPTIONS: dict[str, str] = {}


def names_in(folder: str) -> set[str]:
    return {str(file.relative_to(TEMPLATES)) for file in Path(TEMPLATES, folder).rglob("*.html")}


@pytest.mark.parametrize("folder", ["blocks", "components", "errors"])
def test_every_template_is_shown(structure, staff, folder):
    SiteDocumentFactory(file__filename="film.mp4")

    answer = staff.get("/styleguide/")
    shown = {template.name for template in answer.templates}

    # A picture would be drawn in many sizes here; the demo content has one, and Chromium looks at it.
    assert names_in(folder) - shown - EXCEPTIONS.keys() == set()


def test_it_is_shown_on_an_empty_database(db, staff):
    assert staff.get("/styleguide/").status_code == 200


def test_every_block_is_named(structure, staff):
    page = staff.get("/styleguide/").content.decode()

    for template in names_in("blocks"):
        assert f"<code>{template}</code>" in page


@pytest.mark.parametrize("path", ["/styleguide/", "/styleguide/tokens.css"])
def test_readers_are_sent_to_the_login(structure, client, path):
    assert client.get(path).url == f"/admin/login/?next={path}"


def test_who_may_not_use_the_admin_does_not_see_it(structure, client, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader"))

    assert client.get("/styleguide/").status_code == 302


def test_it_is_kept_out_of_search_engines_and_caches(structure, staff):
    answer = staff.get("/styleguide/")

    assert '<meta name="robots" content="noindex">' in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
