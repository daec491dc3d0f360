"""Exports as real sites, plugins and programs write them: odd, and yet exports."""

import json

from content.importers.wordpress.survey import survey
from content.models import ArticlePage, StandardPage
from tests.content.importers.wordpress.export_builder import SITE, Export, block, paragraph

BARE_ITEMS = """
<item><title>No number, no date</title><content:encoded><![CDATA[Words of it]]></content:encoded></item>
<item/>
<item><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_name>bare</wp:post_name>
  <title>Two <![CDATA[pieces]]><![CDATA[ of it]]></title><wp:post_id>x</wp:post_id>
  <wp:post_date>not a date</wp:post_date><pubDate>never</pubDate>
  <content:encoded><![CDATA[<p>a]]]]><![CDATA[>b</p>]]></content:encoded>
  <wp:postmeta><wp:meta_key>serialised</wp:meta_key><wp:meta_value>a:1:{s:1:"a";s:9:"b\\'"c";";}</wp:meta_value></wp:postmeta>
  <wp:postmeta><wp:meta_key/></wp:postmeta>
  <wp:comment><wp:commentmeta><wp:meta_key>k</wp:meta_key></wp:commentmeta></wp:comment>
  <category>without a name</category><category domain="post_tag" nicename="%e6%97%a5">日本</category>
  <category domain="series" nicename="s">A series</category><unknown:thing xmlns:unknown="urn:x">?</unknown:thing>
</item>
"""


def report_of(importer, export, folder, *, ends_with=0, **options) -> dict:
    code = importer.run(export, report=folder / "report", **options)
    assert code == ends_with, importer.said
    return json.loads((folder / "report.json").read_text())


def test_what_is_missing_is_done_without_by_who_asks_for_it(importer, tmp_path):
    export = Export([BARE_ITEMS])
    report = report_of(importer, export, tmp_path, despite_faults=True, ends_with=2)

    assert report["fates"] == {"made": 3}
    assert report["words"]["unexplained"] == 0
    bare = ArticlePage.objects.get(slug="bare")
    assert bare.title == "Two pieces of it"
    assert bare.body[0].value.source == "<p>a]]&gt;b</p>"
    assert (bare.live, bare.date, bare.date_note) == (True, None, "Publication date not recorded")
    assert not ArticlePage.objects.get(title="No number, no date").live
    assert "Its date of publication can't be read: “not a date”" in importer.said
    assert "can't be read" in str(bare.get_latest_revision_as_object().body.raw_data)
    importer.run(export, despite_faults=True)
    assert "0 changes" in importer.said


def test_other_ways_to_write_the_same_xml(tmp_path):
    export = Export(
        heads=["<wp:author>\n <wp:author_login>\n  jane\n </wp:author_login>\n</wp:author>"]
    )
    export.post("Café")
    text = export.text().replace("wp:", "w:").replace("xmlns:wp", "xmlns:w")
    path = tmp_path / "export.xml"

    for encoding in ("utf-8-sig", "utf-16"):
        path.write_bytes(text.replace("UTF-8", encoding.removesuffix("-sig")).encode(encoding))

        found = survey(path)

        assert found.posts[0].title == "Café"
        assert list(found.accounts) == ["jane"]


OLD_ITEM = """
<item><title>Minutes</title><link>http://old.example.org/archives/3</link><dc:creator>clerk</dc:creator>
  <category><![CDATA[Housing]]></category>
  <category domain="category" nicename="housing"><![CDATA[Housing]]></category>
  <category domain="tag"><![CDATA[Damp]]></category>
  <category domain="tag" nicename="damp"><![CDATA[Damp]]></category>
  <guid isPermaLink="false">http://old.example.org/?p=3</guid><content:encoded><![CDATA[We met.

We left.]]></content:encoded><wp:post_id>3</wp:post_id><wp:post_date>2009-10-20 16:13:20</wp:post_date>
  <wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt><wp:post_name>minutes</wp:post_name>
  <wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:post_password /></item>
"""


def test_old_formats_are_taken_over_by_who_asks_for_it(importer, client):
    for version in ("1.0", "1.1"):
        text = Export([OLD_ITEM]).text(version=version).encode()

        assert importer.run(text) == 1
        assert f"export.xml: it is of the old format WXR {version}" in importer.said
        assert importer.run(text, despite_faults=True) == 0, importer.said

    assert "0 changes" in importer.said
    page = ArticlePage.objects.get(slug="minutes")
    assert page.body[0].value.source == "<p>We met.</p><p>We left.</p>"
    assert (str(page.date), page.live) == ("2009-10-20", True)
    assert {topic.name for topic in page.topics.all()} == {"Housing", "Damp"}
    for path in ("/archives/3", "/?p=3", "/tag/damp/", "/category/housing/"):
        answer = client.get(path)
        assert (answer.status_code, client.get(answer["Location"]).status_code) == (301, 200), path


def test_a_post_without_any_date_is_told(importer, tmp_path):
    export = Export()
    export.post("Undated", paragraph("x"), date="", gmt="")

    report = report_of(importer, export, tmp_path)

    page = ArticlePage.objects.get(slug="undated")
    assert (page.live, page.date) == (True, None)
    changes = report["posts"][0]["changes"]
    assert changes == ["It has no date of publication, and neither has the page"]


def test_the_list_of_a_format_leads_to_the_news(importer, client, tmp_path):
    export = Export()
    export.post("A walk", paragraph("x"), terms=[("post_format", "post-format-aside", "Aside")])

    report = report_of(importer, export, tmp_path)

    said = "Its format, which themes showed each in its own way: Aside"
    assert report["posts"][0]["not_taken_over"] == [said]
    assert client.get("/type/aside/")["Location"] == "/news/"
    assert client.get("/type/aside/feed/")["Location"] == "/feeds/all.atom"


def test_notes_of_editors_are_no_comments(importer, tmp_path):
    export = Export()
    export.post("Minutes", paragraph("x"), comments=["Thanks"])
    export.post("Plans", paragraph("x"), comments=["Is this right?"])
    before, after = export.text().rsplit("<wp:comment_type>comment", 1)

    importer.run(f"{before}<wp:comment_type>note{after}".encode(), report=tmp_path / "report")

    first, second = json.loads((tmp_path / "report.json").read_text())["posts"]
    said = "by A. Reader of 2024-06-01"
    assert first["not_taken_over"] == ["Comments and pingbacks: 1", f"A comment {said}: “Thanks”"]
    assert second["not_taken_over"] == [f"A note {said}, which editors alone saw: “Is this right?”"]


def test_an_export_without_posts_still_says_where_categories_were(importer, client):
    export = Export()
    export.category("news", "News")

    assert importer.run(export) == 1
    assert importer.run(export, despite_faults=True) == 0
    assert client.get("/category/news/")["Location"] == "/news/"


def test_words_that_nearly_break_things_come_through(importer, tmp_path, client):
    export = Export()
    words = r"back\slash \n 'quotes' \"double\" &amp;amp; &lt;script&gt; {{ 1 }} {% x %} %s 日本語 😀 x-wp:page:1"
    export.post("Odd words", paragraph(words), slug="odd")
    export.post("x" * 400, block("heading", f"<h2>{'y ' * 100}</h2>"), slug="z" * 300)
    export.post("日本", "日本", slug="%e6%97%a5%e6%9c%ac", link=f"{SITE}/%e6%97%a5%e6%9c%ac/")
    export.post("", "", slug="")
    export.post("A term without words", '<dl class="wp-caption"><dt></dt></dl>&nbsp;')
    export.page("Child of nobody", "text", parent=999)
    circle = export.page("One", "text", parent=40, number=41, slug="one")
    export.page("Other", "text", parent=circle, number=40, slug="other")

    report = report_of(importer, export, tmp_path)

    assert report["fates"] == {"made": 8}
    assert report["words"]["unexplained"] == 0
    shown = client.get("/news/odd/").content.decode()
    for word in ("back\\slash", "&lt;script&gt;", "{{ 1 }}", "😀"):
        assert word in shown
    assert client.get("/日本/").status_code == 301
    assert StandardPage.objects.get(title="Child of nobody").url == "/child-of-nobody/"


def test_links_go_where_they_went(importer, tmp_path, client):
    export = Export()
    export.category("news", "News")
    target = export.post("Target", block("heading", '<h2 id="part">Part</h2>') + paragraph("x"))
    links = [
        f"{SITE}/target/", "/target", f"http://www.old.example.org/?p={target}", "/target/#part",
        "/category/news/", "https://elsewhere.example/", "mailto:a@example.org", "#here", "/gone/",
        "javascript:x()", f"{SITE}/",
    ]  # fmt: skip
    export.post("Linking", paragraph(" ".join(f'<a href="{link}">to</a>' for link in links)))

    report = report_of(importer, export, tmp_path)

    page = ArticlePage.objects.get(slug="target")
    stored = ArticlePage.objects.get(slug="linking").body.raw_data[0]["value"]
    assert stored.count(f'<a linktype="page" id="{page.pk}">') == 3
    for href in ("/news/target/#part", "/news/", "https://elsewhere.example/", "mailto:a@example.org",
                 "/"):  # fmt: skip
        assert f'<a href="{href}">' in stored
    assert "gone" not in stored
    assert "javascript" not in stored
    changes = next(post for post in report["posts"] if post["title"] == "Linking")["changes"]
    assert any("leads to nothing in the export: /gone/" in each for each in changes)
    assert any("can't be followed" in each for each in changes)
    assert any("can't mark became text: “to”, #here" in each for each in changes)


def test_a_date_or_a_picture_that_is_missing_is_named_and_the_post_taken_over(importer, client):
    export = Export()
    picture = f'<img src="{SITE}/wp-content/uploads/2024/05/nothere.jpg" alt="x"/>'
    export.post(
        "No such day", paragraph("x"), date="2024-13-45 99:00:00", gmt="0000-00-00 00:00:00"
    )
    export.post("Known elsewhere", paragraph("x"), date="2024-13-45 99:00:00")
    export.post("A lost picture", paragraph("x") + picture)
    ours = f"{SITE.replace('//', '//www.')}/theme/logo.png"
    others = '<img src="https://elsewhere.example/a.png" alt="x"/>'
    linked = f'<a href="/a-lost-picture/"><img src="{ours}?w=9" alt="x"/></a>'
    export.post("Beside the uploads", f"x {linked}{others}")

    assert importer.run(export) == 2

    for line in (
        "post 10 “No such day” (/news/no-such-day/): Its date of publication can't be read: “2024-13-45 99:00:00”",
        "post 12 “A lost picture” (/news/a-lost-picture/): A post shows a picture or file that the export "
        f"doesn't name: {SITE}/wp-content/uploads/2024/05/nothere.jpg",
        f"/beside-the-uploads/): A post shows a picture or file that the export doesn't name: {ours}",
    ):
        assert line in importer.said
    assert importer.said.count("doesn't name") == 2
    day = ArticlePage.objects.get(slug="no-such-day")
    assert (day.live, day.date, day.has_unpublished_changes) == (True, None, True)
    assert client.get("/2024/13/no-such-day/").status_code == 404
    other = ArticlePage.objects.get(slug="known-elsewhere")
    assert (str(other.date), other.has_unpublished_changes) == ("2024-05-06", False)
    assert ArticlePage.objects.get(slug="a-lost-picture").live
