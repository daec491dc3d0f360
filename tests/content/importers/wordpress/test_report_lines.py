"""What the report says of a site, in words that somebody can read."""

import json

from content.models import ArticlePage
from tests.content.importers.wordpress.export_builder import Export, paragraph


def test_blocks_that_posts_share_are_told_where_they_show(importer, tmp_path):
    export = Export()
    export.account("admin", "Site Admin")
    shared = export.item("Opening hours", paragraph("From nine to five"), type="wp_block")
    export.item("Never shown", paragraph("Forgotten words"), type="wp_block")
    kept_back = [
        export.item(title, paragraph(f"Unsaid {title}"), type="wp_block", **hidden)
        for title, hidden in (("draft", {"status": "draft"}), ("locked", {"password": "x"}))
    ]
    blocks = "".join(f'<!-- wp:block {{"ref":{number}}} /-->' for number in (shared, *kept_back))
    export.post("One", blocks, slug="one")
    export.post("Thrown away", paragraph("Rubbish"), status="trash", creator="")

    assert importer.run(export, report=tmp_path / "report") == 0

    report = json.loads((tmp_path / "report.json").read_text())
    html = (tmp_path / "report.html").read_text()
    fates = {post["title"]: (post["fate"], post["why"]) for post in report["posts"]}
    assert fates["Opening hours"] == ("shown in other posts", "“One”")
    assert fates["Never shown"] == ("left out", "no post that was taken over shows it")
    assert fates["draft"] == ("left out", "no post that was taken over shows it")
    assert (report["words"]["source"], report["words"]["found_on_page"]) == (22, 5)
    assert report["words"]["unexplained"] == 0
    one = next(post for post in report["posts"] if post["title"] == "One")
    assert [each.rpartition(": ")[2] for each in one["changes"]] == [
        "“Unsaid draft”",
        "“Unsaid locked”",
    ]
    export.parts = [export.parts[4]]  # the post alone: what is hidden is known still
    importer.run(export, report=tmp_path / "report")
    assert "0 changes" in importer.said
    assert "Unsaid" not in str(ArticlePage.objects.get().body.raw_data)
    html_again = (tmp_path / "report.html").read_text()
    assert "Unsaid draft" in html_again
    assert "<strong>left out</strong> (its status in WordPress is trash)" in " ".join(html.split())
    assert "Who wrote the one post that the account “Site Admin” published?" in html
    assert "<pre>Forgotten words</pre>" in html
    assert "From nine to five" not in html
    assert "0 notes on what needs attention, 1 question, " in importer.said


def test_what_a_page_builder_keeps_beside_the_text_is_told_where_the_text_lacks_it(
    importer, tmp_path
):
    export = Export()
    kept = [{"widgetType": "heading", "settings": {"title": "In both", "align": "left"}},
            {"settings": {"editor": "<p>Here &amp; nowhere else</p>", "css": ".a {margin: 0 auto}"}}]  # fmt: skip
    acf = '<!-- wp:acf/card {"data":{"title":"In settings"}} /-->'
    export.post("Built", paragraph("In both"), meta={"_elementor_data": json.dumps(kept)})
    export.post("Gone", acf, status="trash")
    export.item("Of a plugin", acf, type="made_up")

    assert importer.run(export, report=tmp_path / "report") == 0

    posts = {
        post["title"]: post for post in json.loads((tmp_path / "report.json").read_text())["posts"]
    }
    assert posts["Built"]["not_taken_over"] == [
        "A field of a plugin, _elementor_data: “Here & nowhere else”"
    ]
    assert posts["Gone"]["text"] == posts["Of a plugin"]["text"] == "In settings"
