"""The demo content itself, and the command that loads it."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Revision

from content.importers.site_folder import SiteFolder
from content.models import ArticlePage, EventPage, Person, Provenance, WebinarPage


@pytest.fixture
def demo(db, django_capture_on_commit_callbacks):
    def load(**options):
        with django_capture_on_commit_callbacks(execute=True):
            call_command("load_demo", **options)

    return load


def test_the_demo_content_loads_and_loads_again(demo, client):
    demo()
    assert (
        ArticlePage.objects.count() + EventPage.objects.count() + WebinarPage.objects.count() == 10
    )
    assert Person.objects.count() >= 8
    assert all(Page.objects.values_list("live", flat=True))
    for old in ("/about-larch/", "/about-larch"):
        answer = client.get(old)
        assert (answer.status_code, answer.headers["location"]) == (301, "/about/")
    before = list(Revision.objects.order_by("pk").values_list("pk", flat=True))

    demo()

    assert list(Revision.objects.order_by("pk").values_list("pk", flat=True)) == before


def test_production_never_gets_the_demo(demo, settings):
    settings.PRODUCTION = True

    with pytest.raises(CommandError, match="production never has them"):
        demo()

    assert not Provenance.objects.exists()


def test_the_command_names_what_is_wrong_and_fails(demo, little_site):
    little_site.change("pages/home.yaml", "type: HomePage", "typ: HomePage")

    with pytest.raises(CommandError) as failure:
        demo(folder=little_site.folder)

    told = str(failure.value)
    assert "pages/home.yaml:1: type: There is no page type given" in told
    assert "Nothing was changed. Run load_demo again after that." in told


def test_a_folder_that_is_none_is_named(demo, tmp_path):
    with pytest.raises(CommandError, match=r"There is no folder .*nowhere\. Name another one"):
        demo(folder=tmp_path / "nowhere")


def test_every_file_of_the_demo_is_read(settings, db):
    path = settings.PROJECT_FOLDER / "fixtures" / "demo"
    folder = SiteFolder(path, "demo")
    folder.read()

    files = {piece.entry.file.name for piece in folder.pieces}
    assert {f"demo/{file.relative_to(path)}" for file in path.rglob("*.yaml")} <= files
