"""What the report says of a site, in words that somebody can read."""

import json

from tests.content.importers.wordpress.export_builder import Export, paragraph


def test_blocks_that_posts_share_are_told_where_they_show(importer, tmp_path):
    export = Export()
    export.account("admin", "Site Admin")
    shared = export.item("Opening hours", paragraph("From nine to five"), type="wp_block")
    export.item("Never shown", paragraph("Forgotten words"), type="wp_block")
    export.post("One", f'<!-- wp:block {{"ref":{shared}}} /-->', slug="one")
    export.post("Thrown away", paragraph("Rubbish"), status="trash", creator="")

    assert importer.run(export, report=tmp_path / "report") == 0

    report = json.loads((tmp_path / "report.json").read_text())
    html = (tmp_path / "report.html").read_text()
    fates = {post["title"]: (post["fate"], post["why"]) for post in report["posts"]}
    assert fates["Opening hours"] == ("shown in other posts", "“One”")
    assert fates["Never shown"] == ("left out", "no post that was taken over shows it")
    assert (report["words"]["source"], report["words"]["found_on_page"]) == (12, 5)
    assert "<strong>left out</strong> (its status in WordPress is trash)" in " ".join(html.split())
    assert "Who wrote the one post that the account “Site Admin” published?" in html
    assert "<pre>Forgotten words</pre>" in html
    assert "From nine to five" not in html
    assert "0 notes on what needs attention, 1 question, " in importer.said
