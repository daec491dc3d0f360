"""What plugins were to do with a post: done here, or to be decided."""

import json
from datetime import UTC, datetime

import time_machine
from django.core.management import call_command

from content.models import ArticlePage
from tests.content.importers.wordpress.export_builder import Export, paragraph

END = datetime(2090, 1, 1, tzinfo=UTC)


def ends(kind: str, when: datetime, status: str = "saved") -> dict[str, str]:
    return {
        "_expiration-date": str(int(when.timestamp())),
        "_expiration-date-status": status,
        "_expiration-date-options": f'a:1:{{s:10:"expireType";s:{len(kind)}:"{kind}";}}',
    }


def test_posts_end_when_they_were_to_and_the_rest_is_to_be_decided(importer, client, tmp_path):
    export = Export()
    export.post("Ends", paragraph("x"), meta=ends("draft", END))
    export.post("Is over", paragraph("x"), meta=ends("trash", datetime(2020, 1, 1, tzinfo=UTC)))
    export.post("Switched off", paragraph("x"), meta=ends("draft", END, status=""))
    export.post("Sticks", paragraph("x"), meta=ends("stick", END))
    export.post("Unlisted", paragraph("x"), meta={"_yoast_wpseo_meta-robots-noindex": "1"})
    export.page("Too", paragraph("x"), meta={"rank_math_robots": 'a:1:{i:0;s:7:"noindex";}'})
    importer.run(export, report=tmp_path / "report")

    report = json.loads((tmp_path / "report.json").read_text())
    unlisted, sticks = report["decisions"]
    assert "2 posts and pages" in unlisted
    assert "“Unlisted”" in unlisted
    assert "“Too”" in unlisted
    assert "“Sticks” on 01 January 2090: stick" in sticks
    articles = {page.title: page for page in ArticlePage.objects.all()}
    assert articles["Ends"].expire_at == END
    assert articles["Switched off"].expire_at is None
    assert [title for title, page in articles.items() if not page.live] == ["Is over"]
    importer.run(export)
    assert "0 changes" in importer.said

    with time_machine.travel("2090-02-01", tick=False):
        call_command("publish_scheduled")
        assert client.get("/news/ends/").status_code == 404
        importer.run(export)
        assert "as an editor changed it" not in importer.said
        importer.run(export)
        assert "0 changes" in importer.said
        assert not ArticlePage.objects.get(title="Ends").live
