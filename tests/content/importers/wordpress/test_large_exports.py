"""Large exports, in small: the memory that reading needs, and the run over many posts."""

import tracemalloc

from content.importers.wordpress.survey import survey
from content.models import ArticlePage
from tests.content.importers.wordpress.export_builder import SITE, Export, paragraph

MEGABYTE = 1_000_000


def test_reading_needs_no_more_memory_than_its_largest_post(tmp_path):
    export = Export()
    for number in range(200):
        export.post(f"Post {number}", paragraph("words " * 10_000))
    path = export.write(tmp_path / "export.xml")
    del export
    assert path.stat().st_size > 12 * MEGABYTE

    tracemalloc.start()
    found = survey(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(found.posts) == 200
    assert peak < 3 * MEGABYTE


def test_many_posts_that_link_to_one_another_are_imported_in_one_run(importer):
    export = Export()
    for number in range(60):
        link = f'<a href="{SITE}/post-{(number + 7) % 60}/">next</a>'
        export.post(f"Post {number}", paragraph(f"Words {link}"))

    assert importer.run(export) == 0
    assert "60 made" in importer.said
    assert "50 of 60: Post 49" in importer.said
    for page in ArticlePage.objects.all():
        assert 'linktype="page"' in str(page.body.raw_data[0]["value"])
    assert importer.run(export) == 0
    assert "0 changes" in importer.said
