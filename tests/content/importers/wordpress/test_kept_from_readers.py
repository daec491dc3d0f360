"""What an import doesn't publish, and what it can't take down."""

import json

import time_machine
from django.core.management import call_command
from wagtail.contrib.redirects.models import Redirect

from content.models import ArticlePage, StandardPage
from tests.content.importers.wordpress.export_builder import Export, block, paragraph


def report_of(importer, export, folder) -> dict:
    importer.run(export, report=folder / "report")
    return json.loads((folder / "report.json").read_text())


def test_a_page_that_an_editor_changed_stays_public_and_is_to_be_decided(
    importer, client, tmp_path
):
    export = Export()
    export.post("Goes private", paragraph("Words"))
    export.post("Gets a password", paragraph("Words"))
    export.post("A draft", paragraph("Words"), status="draft")
    importer.run(export)
    for page in ArticlePage.objects.all():
        page.summary = "An editor's"
        page.save_revision().publish()
    export.parts[0] = export.parts[0].replace("CDATA[publish]", "CDATA[private]")
    export.parts[1] = export.parts[1].replace(
        "<wp:post_password><![CDATA[", "<wp:post_password><![CDATA[x"
    )
    export.parts[2] = export.parts[2].replace("Words", "Other words")

    report = report_of(importer, export, tmp_path)

    assert client.get("/news/goes-private/").status_code == 200
    first, second = report["standing"]
    assert "its page here is public still: /news/goes-private/. Unpublish it." in first
    assert "/news/gets-a-password/" in second
    assert first in importer.said
    states = {each["title"]: each["state"] for each in report["posts"]}
    assert states.pop("A draft") == "draft"
    assert set(states.values()) == {"and its page here is public still: unpublish it"}
    ArticlePage.objects.get(slug="goes-private").unpublish()
    ArticlePage.objects.get(slug="gets-a-password").unpublish()
    assert report_of(importer, export, tmp_path)["standing"] == []


def test_what_would_show_nothing_but_a_title_is_a_draft(importer, client, tmp_path):
    export = Export()
    export.page("Title only", "")
    export.page("Blank", paragraph(" &nbsp;") + block("spacer", "<div></div>"))
    export.page("Members", "[membership]Secret[/membership]")
    export.page("Form", '[contact-form-7 id="5"]')
    export.page("Excerpt", "", excerpt="Words")
    export.page("Full", paragraph("Words"))

    report = report_of(importer, export, tmp_path)

    pages = StandardPage.objects.filter(slug__in=["title-only", "blank", "members", "form"])
    assert [page.live for page in pages] == [False] * 4
    for page in pages:
        draft = str(page.get_latest_revision_as_object().body.raw_data)
        assert "Nothing of this page can be shown but its title" in draft
        assert "Secret" not in draft
        assert client.get(f"/{page.slug}/").status_code == 404
    posts = {each["title"]: each for each in report["posts"]}
    assert posts["Blank"]["state"] == "draft, because it would show nothing"
    assert posts["Form"]["words"]["unexplained"] == {}
    for title in ("Excerpt", "Full"):
        assert posts[title]["state"] == "published"
    importer.run(export)
    assert "0 changes" in importer.said


def test_old_addresses_lead_on_once_their_page_is_published(importer, client):
    """Without another import; before, nobody learns of them."""
    export = Export()
    later = export.post("To come", paragraph("x"), status="future", date="2099-05-06 10:30:00",
                        gmt="2099-05-06 09:30:00", link="https://old.example.org/2099/05/to-come/")  # fmt: skip
    export.post("A draft", paragraph("x"), status="draft", link="https://old.example.org/one/")
    export.post("Another", paragraph("x"), status="draft", link="https://old.example.org/two/")
    importer.run(export)
    editors = Redirect.add_redirect("/two", redirect_to="/about/")

    paths = ("/2099/05/to-come/", "/to-come/", "/one/")
    assert [client.get(path).status_code for path in paths] == [404, 404, 404]
    with time_machine.travel("2099-06-01", tick=False):
        call_command("publish_scheduled")
        for slug in ("a-draft", "another"):
            ArticlePage.objects.get(slug=slug).get_latest_revision().publish()
        for path in (*paths[:2], f"/?p={later}"):
            assert client.get(path)["Location"] == "/news/to-come/", path
        assert client.get("/one/")["Location"] == "/news/a-draft/"
        assert client.get("/two/")["Location"] == "/about/"
    editors.refresh_from_db()
    importer.run(export)
    assert "0 changes" in importer.said


def test_the_title_of_a_draft_is_not_told_by_the_address_of_what_lies_below_it(importer, client):
    export = Export()
    draft = export.page("Secret plan", paragraph("x"), status="draft", slug="")
    export.page("Open", paragraph("Words"), parent=draft)

    importer.run(export)

    (address,) = StandardPage.objects.live().filter(title="Open").values_list("url_path", flat=True)
    assert address.endswith(f"/page-{draft}/open/")
    assert "secret" not in client.get("/sitemap.xml").content.decode()
