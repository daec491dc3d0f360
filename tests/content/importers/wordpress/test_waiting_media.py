"""Files that an import kept back, and what leads to files, follow what readers may open."""

import pytest
from PIL import Image
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, PageViewRestriction

from content.models import ArticlePage, SiteDocument, SiteImage
from tests.content.importers.wordpress.export_builder import SITE, Export

pytestmark = pytest.mark.usefixtures("pictures_are_made")


@pytest.fixture
def uploads(tmp_path):
    folder = tmp_path / "uploads" / "2024" / "05"
    folder.mkdir(parents=True)
    Image.new("RGB", (60, 40), "teal").save(folder / "photo.jpg")
    for name in ("report", "other", "moved"):
        (folder / f"{name}.pdf").write_bytes(f"%PDF-1.4 {name}".encode())
    return tmp_path / "uploads"


def test_the_page_of_a_picture_leads_to_it_while_a_public_page_shows_it(
    importer, uploads, client, django_capture_on_commit_callbacks
):
    export = Export()
    shown, document = (export.attachment(f"2024/05/{name}") for name in ("photo.jpg", "report.pdf"))
    file = f"{SITE}/wp-content/uploads/2024/05/report.pdf"
    picture = f'<img class="wp-image-{shown}" src="{SITE}/wp-content/uploads/2024/05/photo.jpg"/>'
    export.post("March", f'{picture}<p>Read <a href="{file}">the report</a></p>')
    importer.run(export, media=uploads)
    paths = ["/photo/", "/report/", "/photo/?utm_source=x", f"/?attachment_id={document}"]
    page = ArticlePage.objects.get()

    def answers() -> list[int]:
        return [client.get(path).status_code for path in paths]

    assert answers() == [301, 301, 301, 301]
    page.unpublish()
    assert answers() == [404, 404, 404, 404]
    page.save_revision().publish()
    image = SiteImage.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        image.renditions.all().delete()
    assert answers() == [301, 301, 301, 301]
    assert client.get(client.get("/photo/")["Location"]).status_code == 200
    page.unpublish()
    Redirect.objects.filter(old_path="/photo").update(
        redirect_link=image.get_rendition("max-1600x1600").url + "#x"
    )
    assert answers()[0] == 301  # an editor's own


def test_publishing_a_page_lets_out_what_waited_for_it_and_nothing_else(importer, uploads, client):
    export = Export()
    names = ("photo.jpg", "report.pdf", "other.pdf", "moved.pdf")
    photo, *_ = (export.attachment(f"2024/05/{name}") for name in names)
    links = [f'<p><a href="{SITE}/wp-content/uploads/2024/05/{name}">{name}</a></p>' for name in names[1:]]  # fmt: skip
    picture = f'<img class="wp-image-{photo}" src="{SITE}/wp-content/uploads/2024/05/photo.jpg"/>'
    export.post("Later", picture + links[0] + links[2], status="draft")
    export.post("Never", links[0] + links[1], status="draft")
    importer.run(export, media=uploads)
    there = Collection.objects.get(name="From WordPress, not public")
    deliberate = there.add_child(name="For the board")
    SiteDocument.objects.filter(file__contains="moved").update(collection=deliberate)

    def lying() -> list[str]:
        return [f.collection.name for model in (SiteImage, SiteDocument)
                for f in model.objects.order_by("file")]  # fmt: skip

    assert lying() == [there.name, deliberate.name, there.name, there.name]
    later, never = (ArticlePage.objects.get(title=title) for title in ("Later", "Never"))
    restriction = PageViewRestriction.objects.create(page=later, restriction_type="login")
    later.get_latest_revision().publish()
    assert lying() == [there.name, deliberate.name, there.name, there.name]

    restriction.delete()
    later.get_latest_revision().publish()

    assert lying() == ["Root", deliberate.name, there.name, "Root"]
    never.save_revision()
    importer.run(export)
    assert lying() == ["Root", deliberate.name, there.name, "Root"]


def test_files_that_were_put_away_themselves_or_stand_in_text_for_members_lie_apart(
    importer, uploads, client
):
    """Nobody is led to a login, or to what isn't there for them."""
    for name, colour in (("bin", "red"), ("own", "green"), ("lock", "blue"), ("off", "grey")):
        Image.new("RGB", (60, 40), colour).save(uploads / "2024" / "05" / f"{name}.jpg")
    export = Export()
    post = 20
    export.attachment("2024/05/bin.jpg", status="trash", parent=post)
    export.attachment("2024/05/own.jpg", status="private")
    export.attachment("2024/05/lock.jpg", password="x")
    export.attachment("2024/05/off.jpg")
    export.attachment("2024/05/photo.jpg", parent=post)
    export.attachment("2024/05/report.pdf", parent=post)
    export.attachment("2024/05/other.pdf")
    members = (
        f'[vip_members]<a href="{SITE}/wp-content/uploads/2024/05/report.pdf">x</a>[/vip_members]'
    )
    switched_off = (
        '<!-- wp:image {"blockVisibility":{"hideBlock":true}} --><figure class="wp-block-image">'
        f'<img src="{SITE}/wp-content/uploads/2024/05/off.jpg"></figure><!-- /wp:image -->'
    )
    export.post("March", f"<p>Open</p>[gallery]{members}{switched_off}", number=post)

    assert importer.run(export, media=uploads) == 0

    there = "From WordPress, not public"
    lying = {f.file.name.rpartition("/")[2]: f.collection.name
             for model in (SiteImage, SiteDocument) for f in model.objects.all()}  # fmt: skip
    apart = ("bin.jpg", "own.jpg", "lock.jpg", "off.jpg", "report.pdf")
    assert lying == dict.fromkeys(apart, there) | dict.fromkeys(("photo.jpg", "other.pdf"), "Root")
    for name in apart:
        assert client.get(f"/wp-content/uploads/2024/05/{name}").status_code == 404, name
    for name in ("bin", "own", "lock"):
        assert client.get(f"/{name}/").status_code == 404, name
    for name in ("photo.jpg", "other.pdf"):
        assert client.get(f"/wp-content/uploads/2024/05/{name}").status_code == 301, name
    importer.run(export, media=uploads)
    assert "0 changes" in importer.said
    export.parts = [part for part in export.parts if "March" not in part]
    importer.run(export)  # as Tools, Export, Media gives it
    assert SiteDocument.objects.get(file__endswith="report.pdf").collection.name == there
    for name in ("report.pdf", "off.jpg"):  # the second was uploaded to no post
        assert client.get(f"/wp-content/uploads/2024/05/{name}").status_code == 404


def test_a_file_that_a_plugin_protected_waits_for_good_whatever_page_names_it(
    importer, uploads, client
):
    export = Export()
    export.attachment("2024/05/report.pdf", meta={"_pda_protection": "1"})
    export.attachment("2024/05/other.pdf", meta={"_pda_protection": "0"})
    links = [f'<p><a href="{SITE}/wp-content/uploads/2024/05/{name}.pdf">{name}</a></p>' for name in ("report", "other")]  # fmt: skip
    export.post("March", "".join(links))

    importer.run(export, media=uploads)

    report, other = (SiteDocument.objects.get(title=title) for title in ("report", "other"))
    assert client.get(other.url).status_code == 200
    assert client.get(report.url).status_code == 302  # to the login
    page = ArticlePage.objects.get()
    page.save_revision().publish()
    report.refresh_from_db()
    assert report.collection.name == "From WordPress, not public"
    importer.run(export, media=uploads)
    assert "0 changes" in importer.said
