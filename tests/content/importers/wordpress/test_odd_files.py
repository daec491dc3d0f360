"""Files that WordPress shows whatever they are called: taken, found, and led to."""

from unicodedata import normalize

import pytest
from PIL import Image

from content.models import ArticlePage, SiteImage
from tests.content.importers.wordpress.export_builder import SITE, Export

pytestmark = pytest.mark.usefixtures("pictures_are_made")
UPLOADS = f"{SITE}/wp-content/uploads/2024/05"


def test_a_wrong_suffix_an_accent_of_its_own_and_quick_copies_do_no_harm(
    importer, client, tmp_path
):
    folder = tmp_path / "uploads" / "2024" / "05"
    folder.mkdir(parents=True)
    Image.new("RGB", (60, 40), "teal").save(folder / "really.jpg", format="PNG")
    Image.new("RGB", (60, 40), "red").save(folder / normalize("NFD", "Zoë.jpg"), format="JPEG")
    export = Export()
    for name in ("really.jpg", normalize("NFC", "Zoë.jpg")):
        export.attachment(f"2024/05/{name}")
    shown = (
        "really.jpg.webp",
        "really-300x200.jpg.webp",
        "really.webp",
        normalize("NFD", "Zoë.jpg"),
    )
    export.post("Shows", "".join(f'<img src="{UPLOADS}/{each}" alt="x">' for each in shown))

    assert importer.run(export, media=tmp_path / "uploads") == 0, importer.said

    really, zoe = SiteImage.objects.order_by("pk")
    assert really.file.name.endswith(".png")
    body = ArticlePage.objects.get().body
    assert [block.value["image"].pk for block in body] == [really.pk] * 3 + [zoe.pk]
    address = really.get_rendition("max-1600x1600").url
    for name in ("really.jpg", *shown[:3]):
        assert client.get(f"/wp-content/uploads/2024/05/{name}").headers["Location"] == address
    importer.run(export, media=tmp_path / "uploads")
    assert "0 changes" in importer.said
