"""Pictures and files: each once, nothing bad, nothing of the camera, and nothing half-done."""

import errno
import json

import pytest
from django.core.files.storage import FileSystemStorage
from PIL import ExifTags, Image
from wagtail.models import Collection, PageViewRestriction

from content.importers.wordpress import fetched
from content.models import ArticlePage, Provenance, SiteDocument, SiteImage
from tests.content.evidence.source_server import Reply, source_server
from tests.content.importers.wordpress.export_builder import SITE, Export, block, paragraph
from tests.content.importers.wordpress.stored_state import stored_state

PDF = b"%PDF-1.4 made up"
pytestmark = pytest.mark.usefixtures("pictures_are_made")


@pytest.fixture
def uploads(tmp_path):
    folder = tmp_path / "uploads" / "2024" / "05"
    folder.mkdir(parents=True)
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (51.0, 30.0, 0.0)
    Image.new("RGB", (60, 40), "teal").save(folder / "photo.jpg", exif=exif)
    (folder / "twin.jpg").write_bytes((folder / "photo.jpg").read_bytes())
    (folder / "report.pdf").write_bytes(PDF)
    (folder / "lies.pdf").write_bytes(b"<html>no")
    (folder / "lies.jpg").write_bytes(PDF)
    (folder / "page.jpg").write_bytes(b"\n<!DOCTYPE html><html>gone</html>")
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    Image.new("1", (12_000, 9_000)).save(folder / "huge.png")
    return tmp_path / "uploads"


def with_media(*files: str) -> Export:
    export = Export()
    first = export.attachment("2024/05/photo.jpg", alt="Two people", title="At work")
    for file in files:
        export.attachment(f"2024/05/{file}")
    picture = (
        f'<figure><img src="{SITE}/wp-content/uploads/2024/05/photo-300x200.jpg" alt=""/></figure>'
    )
    link = f'<a href="{SITE}/wp-content/uploads/2024/05/report.pdf">the report</a>'
    content = block("image", picture, f'{{"id":{first}}}') + paragraph(f"Read {link}.")
    export.post("With media", content, meta={"_thumbnail_id": str(first)})
    return export


def test_each_is_taken_once_and_the_bad_are_refused_with_a_reason(importer, uploads, client):
    export = with_media(
        "twin.jpg", "report.pdf", "lies.pdf", "lies.jpg", "old.doc", "huge.png", "page.jpg"
    )

    code = importer.run(export, media=uploads)

    assert code == 0, importer.said
    for line in (
        "2 taken",
        "1 the same file as another",
        "5 refused",
        "aren't offered",
        "pixels",
        "it is HTML",
    ):
        assert line in importer.said
    image, document = SiteImage.objects.get(), SiteDocument.objects.get()
    assert (image.title, image.description) == ("At work", "Two people")
    with Image.open(image.file) as stored:
        assert not stored.getexif()
    page = ArticlePage.objects.get()
    assert page.lead_image == image
    assert page.body[0].value["image"].contextual_alt_text == "Two people"
    assert f'linktype="document" id="{document.pk}"' in str(page.body.raw_data[1]["value"])
    for path in ("report.pdf", "report.pdf/", "report.pdf?utm_source=x"):
        assert client.get(f"/wp-content/uploads/2024/05/{path}")["Location"] == document.url
    picture = image.get_rendition("max-1600x1600").url
    for path in (
        "photo.jpg",
        "photo-300x200.jpg",
        "photo-scaled.jpg",
        "photo-1024x683.jpg",
        "twin.jpg",
    ):
        assert client.get(f"/wp-content/uploads/2024/05/{path}")["Location"] == picture
    assert client.get("/wp-content/uploads/2024/05/lies.pdf").status_code == 404
    for path in ("/photo/", "/?attachment_id=10", "/report", "/lies/"):
        answer = client.get(path)
        assert answer.status_code == 301, path
        assert client.get(answer["Location"]).status_code == 200, path

    state = stored_state()
    importer.run(export, media=uploads)
    importer.run(export)
    assert "0 changes" in importer.said
    assert stored_state() == state


def test_media_may_come_later_and_a_dry_run_stores_none(importer, uploads):
    export = with_media("report.pdf")
    importer.run(export)
    assert "Needs attention" in str(ArticlePage.objects.get().get_latest_revision().content)
    before = stored_state()
    importer.run(export, media=uploads, dry_run=True)
    assert "2 taken" in importer.said
    assert "1 updated" in importer.said
    assert stored_state() == before

    importer.run(export, media=uploads)

    page = ArticlePage.objects.get()
    assert [child.block_type for child in page.body] == ["image", "text"]
    assert not page.has_unpublished_changes


def test_a_full_disk_stops_the_import_and_it_goes_on_from_there(importer, uploads, monkeypatch):
    export = with_media("report.pdf")

    def full(self, name, content):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(FileSystemStorage, "_save", full)
        code = importer.run(export, media=uploads)
    assert code == 3
    assert "Stopped: No space left on device. 0 posts were written" in importer.said
    assert not Provenance.objects.filter(key__startswith="wordpress").exists()
    assert not SiteImage.objects.exists()

    assert importer.run(export, media=uploads) == 0
    assert SiteImage.objects.count() == 1


@pytest.fixture
def old_site(settings, monkeypatch):
    with source_server() as site:
        monkeypatch.setattr(fetched, "visitor", lambda: quick(original()))
        yield site


original = fetched.visitor


def quick(visitor):
    visitor.sleep = lambda seconds: None
    return visitor


def test_media_are_fetched_from_where_everybody_could(importer, uploads, old_site, settings):
    export = with_media("report.pdf", "gone.pdf")
    address = f"http://{old_site.address}"
    export.parts = [part.replace(SITE, address) for part in export.parts]
    for name, kind in (("photo.jpg", "image/jpeg"), ("report.pdf", "application/pdf")):
        content = (uploads / "2024" / "05" / name).read_bytes()
        old_site.pages[f"/wp-content/uploads/2024/05/{name}"] = Reply(
            body=content, headers={"Content-Type": kind}
        )
    assert importer.run(export, fetch_media=True) == 2
    assert "isn't asked" in importer.said
    assert not old_site.asked

    settings.SOURCE_CHECK_ALLOWED_HOSTS = [old_site.address]
    code = importer.run(export, fetch_media=True)

    assert code == 2
    assert "2 taken" in importer.said
    assert "the server answered 404" in importer.said
    assert SiteDocument.objects.get().file.read() == PDF
    assert "/robots.txt" in old_site.asked


def test_what_only_hidden_posts_show_is_told_to_nobody(importer, uploads, client, tmp_path):
    """Neither by the address of the file nor by that of its page; once the post is open, by both."""
    export = Export()
    private = export.post("Private", "", status="private")
    shown = export.attachment("2024/05/photo.jpg")
    export.attachment("2024/05/report.pdf", parent=private)
    picture = f'<img class="wp-image-{shown}" src="{SITE}/wp-content/uploads/2024/05/photo.jpg"/>'
    export.post("A draft", picture, status="draft")
    paths = [
        "/wp-content/uploads/2024/05/photo-300x200.jpg",
        "/wp-content/uploads/2024/05/report.pdf",
    ]
    pages = ["/photo/", "/report/", f"/?attachment_id={shown}"]

    reports = []
    for is_dry in (True, False):
        report = tmp_path / "report"
        assert importer.run(export, media=uploads, dry_run=is_dry, report=report) == 0
        reports.append(json.loads((tmp_path / "report.json").read_text()) | {"dry_run": None})
    assert reports[0] == reports[1]
    assert [client.get(path).status_code for path in paths] == [404, 404]
    assert [client.get(path).status_code for path in pages] == [404, 404, 404]

    document, image = SiteDocument.objects.get(), SiteImage.objects.get()
    there = Collection.objects.get(name="From WordPress, not public")
    assert (document.collection, image.collection) == (there, there)
    assert "for editors only" in (tmp_path / "report.html").read_text()
    assert client.get(document.url).status_code == 302  # asks for a login
    there.name = "Called otherwise"
    there.save()
    export.parts[0] = export.parts[0].replace("CDATA[private]", "CDATA[publish]")
    for was, now, status in (("draft", "publish", 200), ("publish", "private", 302)):
        export.parts = [part.replace(f"CDATA[{was}]", f"CDATA[{now}]") for part in export.parts]
        importer.run(export)
        assert client.get(document.url).status_code == status
        image.refresh_from_db()
        assert image.collection_id == (1 if status == 200 else there.pk)
    document.refresh_from_db()
    document.collection_id = 1
    document.save()
    importer.run(export)
    assert client.get(document.url).status_code == 200  # an editor knows better
    assert Collection.objects.count() == 2

    for page in ArticlePage.objects.all():
        page.save_revision().publish()
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 301
        assert client.get(answer["Location"]).status_code == 200
    PageViewRestriction.objects.create(
        page=ArticlePage.objects.get(title="Private"), restriction_type="login"
    )
    assert client.get(paths[1]).status_code == 404


def test_an_export_of_posts_alone_keeps_the_pictures_of_an_earlier_one(importer, uploads, client):
    importer.run(with_media("report.pdf"), media=uploads)
    state = stored_state()
    alone = with_media()
    alone.parts = alone.parts[-1:]
    alone.parts[0] = alone.parts[0].replace("<wp:post_id>11<", "<wp:post_id>12<")
    alone.parts[0] = alone.parts[0].replace("?p=11<", "?p=12<")

    assert importer.run(alone) == 0

    assert "0 changes" in importer.said
    assert stored_state() == state
    alone.parts[0] = alone.parts[0].replace("Read <a", "Do read <a")
    assert importer.run(alone) == 0
    page = ArticlePage.objects.get()
    assert [child.block_type for child in page.body] == ["image", "text"]
    assert "Do read" in str(page.body.raw_data)


def test_a_dry_run_knows_where_a_picture_of_an_earlier_export_will_be_shown(
    importer, uploads, tmp_path
):
    """The picture is in the library, and in no size yet, since nobody could see it."""
    before, export = Export(), Export()
    before.attachment("2024/05/photo.jpg", parent=before.post("Private", "", status="private"))
    importer.run(before, media=uploads)
    export.post("Another", paragraph("words"))
    export.attachment("2024/05/twin.jpg")

    reports = []
    for is_dry in (True, False):
        importer.run(export, media=uploads, dry_run=is_dry, report=tmp_path / "report")
        reports.append(json.loads((tmp_path / "report.json").read_text()) | {"dry_run": None})

    assert SiteImage.objects.count() == 1
    assert reports[0] == reports[1]
