"""Images and documents with their files."""

from pathlib import Path

import pytest
from django.conf import settings

from content.models import Provenance, SiteDocument, SiteImage


def test_a_lost_file_comes_back(little_site):
    little_site.load()
    Path(SiteImage.objects.get().file.path).unlink()
    Path(SiteDocument.objects.get().file.path).unlink()

    little_site.load()

    assert Path(SiteImage.objects.get().file.path).exists()
    assert Path(SiteDocument.objects.get().file.path).read_bytes().startswith(b"%PDF")


def test_a_new_file_takes_the_place_of_the_old(little_site):
    little_site.load()
    old = Path(SiteDocument.objects.get().file.path)
    (little_site.folder / "media" / "report.pdf").write_bytes(b"%PDF-1.7 another")

    little_site.load()

    new = Path(SiteDocument.objects.get().file.path)
    assert new.read_bytes() == b"%PDF-1.7 another"
    assert [path for path in new.parent.iterdir() if path.is_file()] == [new]
    assert old == new or not old.exists()


def test_a_load_that_fails_leaves_no_file_behind(little_site):
    little_site.change(
        "pages/news/second.yaml", "date_note: Publication", f"date_note: {'x' * 130}"
    )

    with pytest.raises(Exception, match="date_note"):
        little_site.load()

    stored = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert stored == []
    assert not Provenance.objects.exists()
