import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Page

from content.models import ArticleIndexPage, SiteImage, StandardPage
from content.pages.streams import page_types, pickable_blocks
from tests.content.media.pictures import huge_png, photograph

LOADED_FROM_ELSEWHERE = re.compile(
    r'<(?:script|link|img|iframe)\b[^>]*(?:src|href)="https?://[^"]+"'
)


def test_sign_in_bears_the_name_and_the_mark(client, db):
    page = client.get("/admin/login/").content.decode()

    assert "Sign in to edit LARCH" in page
    assert 'src="/static/images/larch.svg" alt=""' in page


@pytest.mark.parametrize("group", ["Editors", "Moderators", "REMI officers"])
def test_each_group_finds_its_dashboard_and_the_pages(structure, signed_in, group):
    client = signed_in(group)
    home = Page.objects.get(slug="home")

    assert "Welcome to the LARCH editor" in client.get("/admin/").content.decode()
    assert client.get(f"/admin/pages/{home.pk}/").status_code == 200
    assert client.get(f"/admin/pages/{home.pk}/edit/").status_code == 200


def test_no_screen_loads_anything_from_elsewhere(structure, moderator):
    home = Page.objects.get(slug="home")
    for address in ("/admin/", "/admin/articles/", f"/admin/pages/{home.pk}/edit/"):
        page = moderator.get(address).content.decode()
        assert LOADED_FROM_ELSEWHERE.findall(page) == [], address


def test_moderators_change_the_site_settings_and_redirects(structure, moderator):
    assert moderator.get("/admin/settings/content/sitesettings/", follow=True).status_code == 200
    assert moderator.get("/admin/redirects/").status_code == 200


def test_editors_change_neither_settings_nor_redirects(structure, editor):
    assert editor.get("/admin/settings/content/sitesettings/").status_code == 302
    assert editor.get("/admin/redirects/").status_code == 302


def test_an_uploaded_photograph_loses_its_place(db, editor):
    file = SimpleUploadedFile("park.jpg", photograph("JPEG"), "image/jpeg")

    editor.post("/admin/images/add/", {"title": "Park", "file": file, "collection": 1})

    with SiteImage.objects.get().file.open() as stored:
        assert b"A camera" not in stored.read()


@pytest.mark.filterwarnings("ignore:Image size")
def test_a_picture_of_100_megapixels_is_refused_in_words(db, editor):
    file = SimpleUploadedFile("huge.png", huge_png(), "image/png")

    answer = editor.post("/admin/images/add/", {"title": "Huge", "file": file, "collection": 1})

    assert "too many pixels" in answer.content.decode()
    assert not SiteImage.objects.exists()


def test_checks_in_the_editor_look_at_what_the_editor_wrote(structure, editor):
    home = Page.objects.get(slug="home")

    page = editor.get(f"/admin/pages/{home.pk}/edit/").content.decode()

    assert '"include": ["main"]' in page


def test_a_changed_address_leads_to_the_new_one(
    structure, client, django_capture_on_commit_callbacks
):
    page = Page.objects.get(slug="contact").specific
    with django_capture_on_commit_callbacks(execute=True):
        page.slug = "get-in-touch"
        page.save_revision().publish()

    assert client.get("/about/contact/").url == "/about/get-in-touch/"


def test_each_page_type_is_offered_with_its_icon_and_what_it_is_for(structure, moderator):
    page = moderator.get(f"/admin/pages/{structure.pk}/add_subpage/").content.decode()

    for model in (ArticleIndexPage, StandardPage):
        assert model.page_description in page
        assert f'href="#icon-{model.page_icon}"' in page


def test_every_icon_exists(db, moderator):
    """A misspelt one would leave an empty place without a word."""
    sprite = moderator.get("/admin/sprite/").content.decode()
    used = {model.page_icon for model in page_types()}
    used |= {block.meta.icon for block in pickable_blocks().values()}

    assert {icon for icon in used if f'id="icon-{icon}"' not in sprite} == set()


def test_the_help_menu_leads_to_the_style_guide_and_asks_for_nothing(structure, moderator):
    page = moderator.get("/admin/").content.decode()

    assert "/styleguide/" in page
    assert "whats-new" not in page
    # the menu itself, which carries the badge of what can be dismissed in it: nothing
    assert re.findall(r'w-dismissible-id-value": "([\w-]+)"', page) == ["help"]


def test_each_block_is_previewed_in_the_style_of_the_site(structure, moderator):
    for name, block in pickable_blocks().items():
        answer = moderator.get("/admin/block-preview/", {"id": block.definition_prefix})

        assert block.meta.template in {template.name for template in answer.templates}, name
        assert "/static/css/site.css" in answer.content.decode(), name
