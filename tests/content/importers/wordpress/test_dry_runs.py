"""A dry run over a site that an earlier import filled says what the real one will do."""

import json

import pytest
from PIL import Image

from content.models import ArticlePage, SiteImage
from tests.content.importers.wordpress.export_builder import SITE, Export, paragraph

pytestmark = pytest.mark.usefixtures("pictures_are_made")
UPLOADS = f"{SITE}/wp-content/uploads/2024/05"
COLOURS = ("teal", "red", "navy", "olive")


@pytest.fixture
def uploads(tmp_path):
    folder = tmp_path / "uploads" / "2024" / "05"
    folder.mkdir(parents=True)
    for colour in COLOURS:
        Image.new("RGB", (60, 40), colour).save(folder / f"{colour}.jpg")
    (folder / "report.pdf").write_bytes(b"%PDF-1.4 made up")
    return tmp_path / "uploads"


def a_site(status: str, words: str = "a") -> Export:
    """Its pictures came with a post, with none, and with one that goes on showing it."""
    export = Export()
    label = ("post_tag", "gone", "Gone")
    link = f'<a href="{UPLOADS}/report.pdf">the report</a>'
    pictures = "".join(f'<img src="{UPLOADS}/{each}.jpg" alt="x">' for each in COLOURS[:3])
    hidden = export.post("Hidden", pictures + paragraph(link), status=status, terms=(label,))
    shown = f'<img src="{UPLOADS}/navy.jpg" alt="x">'
    export.post(
        "Shown",
        paragraph(words) + (shown + f'<img src="{UPLOADS}/olive.jpg">' if words == "a" else shown),
    )
    export.attachment("2024/05/teal.jpg", parent=hidden)
    export.attachment("2024/05/red.jpg")
    export.attachment("2024/05/navy.jpg", parent=hidden)
    export.attachment("2024/05/olive.jpg")
    export.attachment("2024/05/report.pdf")
    return export


def test_a_dry_run_knows_what_will_be_hidden_when_posts_become_private(importer, uploads, tmp_path):
    importer.run(a_site("publish"), media=uploads)
    assert "Kept back" not in importer.said

    reports, said = [], []
    for is_dry in (True, False):
        importer.run(
            a_site("private", "b"), media=uploads, dry_run=is_dry, report=tmp_path / "report"
        )
        reports.append(json.loads((tmp_path / "report.json").read_text()) | {"dry_run": None})
        said.append(
            [line for line in importer.said.split("\n") if line.startswith(("Kept", "Redir"))]
        )
        if is_dry:
            assert ArticlePage.objects.get(title="Hidden").live
            assert set(SiteImage.objects.values_list("collection", flat=True)) == {1}

    assert reports[0] == reports[1]
    assert said[0] == said[1]
    assert [each["file"] for each in reports[0]["media"] if each["kept_back"]] == [
        "teal.jpg", "red.jpg", "report.pdf",
    ]  # fmt: skip
