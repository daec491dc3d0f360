"""What is no export, or a bad one: named, with an exit code, and the database as it was."""

import gzip
import io
import zipfile

from tests.content.importers.wordpress.export_builder import SITE, Export, block, paragraph
from tests.content.importers.wordpress.stored_state import stored_state


def good(**more) -> str:
    export = Export()
    export.post("A post", paragraph("Some words"), **more)
    return export.text()


def zipped() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("export.xml", good())
    return content.getvalue()


def laughing() -> str:
    entities = "".join(f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};">' for n in range(1, 30))
    doctype = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{entities}]>'
    return good().replace("<rss", f"{doctype}<rss", 1).replace("A post", "]]>&l29;<![CDATA[")


def external() -> str:
    doctype = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return good().replace("<rss", f"{doctype}<rss", 1)


def two_posts(first: dict, second: dict) -> str:
    export = Export()
    export.post("One", paragraph("1"), **first)
    export.post("Two", paragraph("2"), **second)
    return export.text()


def only_a_plugins() -> str:
    export = Export()
    export.item("A widget", type="some_widget")
    return export.text()


def with_text(content: str) -> str:
    export = Export()
    export.post("The faulty one", content)
    return export.text()


DEEP = "<!-- wp:group --><div>" * 10_000 + "</div><!-- /wp:group -->" * 10_000
BAD = {
    "empty": (b"", "The file is empty"),
    "text": (b"Dear all,\nhere is it", "This is not XML"),
    "NULs": (b"\0" * 500, "NUL characters"),
    "zip": (zipped(), "This is a ZIP file. Unpack it"),
    "gzip": (gzip.compress(good().encode()), "packed (gzip) file"),
    "web page": (b"<!DOCTYPE html><html><body>Log in", "This is a web page"),
    "other XML": (b"<?xml version='1.0'?><urlset></urlset>", "begins with <urlset>"),
    "feed": (b"<rss><channel><title>x</title><item/></channel></rss>", "doesn't say which version"),
    "cut off": (good()[:-300].encode(), "The file ends in the middle"),
    "cut off in a tag": (good()[:1200].encode(), "ends in the middle"),
    "WXR 1.0": (Export(["<item/>"]).text(version="1.0").encode(), "old format WXR 1.0"),
    "WXR 1.1": (Export(["<item/>"]).text(version="1.1").encode(), "old format WXR 1.1"),
    "no version": (Export(["<item/>"]).text(tag="").encode(), "doesn't say which version"),
    "odd version": (Export(["<item/>"]).text(version="9.9").encode(), "WXR “9.9”, which isn't known"),
    "Latin-1": (good().replace("words", "caf\xe9").encode("latin-1"), "isn't in the encoding"),
    "unknown encoding": (good().replace("UTF-8", "klingon-8", 1).encode(), "encoding"),
    "blank lines": (b"\n \n" + good().encode(), "Blank lines or spaces stand before the export itself"),
    "warnings": (b"<br />\n<b>Warning</b>: Undefined" + good().encode(), "(“Warning : Undefined”) before the export"),
    "control character": (good().replace("Some", "So\x08me").encode(), "in the post “A post”: A control character (U+0008)"),
    "entity": (good().replace("<wp:post_id>", "&nbsp;<wp:post_id>").encode(), "in the post “A post”: An entity is named"),
    "NUL": (good().replace("Some", "So\0me").encode(), "control character (U+0000)"),
    "forbidden reference": (good().replace("<title><![CDATA[A post]]>", "<title>&#8;").encode(), "XML forbids"),
    "wrong tag": (good().replace("</item>", "</itme>").encode(), "wasn't opened"),
    "billion laughs": (laughing().encode(), "document type or entities"),
    "external entity": (external().encode(), "document type or entities"),
    "same GUID": (two_posts({"guid": "g"}, {"guid": "g"}).encode(), "has the same GUID as post 10 “One”: g"),
    "same slug": (two_posts({"slug": "s"}, {"slug": "s"}).encode(), "has the same address (slug)"),
    "5 MB": (with_text("word " * 1_000_000).encode(), "5,000,000 characters"),
    "too deep": (with_text(DEEP).encode(), "nested 10,000 deep"),
    "deep divs": (with_text("<div>" * 10_000 + "x" + "</div>" * 10_000).encode(), "HTML is nested 10,000 deep"),
    "deep lists": (with_text("<ul><li>x" * 10_000 + "</li></ul>" * 10_000).encode(), "HTML is nested 10,000 deep"),
    "same number": (two_posts({"number": 7, "guid": "a"}, {"number": 7, "guid": "b"}).encode(),
                    "item 2 of the file has the same number (post_id) as post 7 “One”"),
    "no number": (good().replace("<wp:post_id>10</wp:post_id>", "").encode(), "number (post_id) is missing"),
    "number in words": (good(number="abc").encode(), "its number (post_id) is “abc”"),
    "huge number": (good(number=10**30).encode(), "its number (post_id) is “1000000"),
    "endless number": (good(number="9" * 9_999).encode(), "its number (post_id) is “9999"),
    "no posts": (Export().text().encode(), "export.xml: there is no post, page, picture or file in it"),
    "only a plugin's": (only_a_plugins().encode(), "only 1 of the type some_widget"),
    "level": (with_text(block("heading", "<h2>x</h2>", '{"level":"x"}')).encode(),
              "a setting of the block core/heading makes no sense: “level” is 'x'"),
    "list of pictures": (with_text(block("gallery", "x", '{"ids":5}')).encode(), "“ids” is '5'"),
    "reusable": (with_text('<!-- wp:block {"ref":[1]} /-->').encode(), "“ref” is '[1]'"),
    "never closed": (with_text("<!-- wp:group --><div>x</div>").encode(), "block core/group is never closed"),
    "never opened": (with_text("<p>x</p><!-- /wp:group -->").encode(), "was never opened"),
    "settings": (with_text(block("image", "x", '{"id":')).encode(), "settings of the block core/image"),
    "half a comment": (with_text("<p>x</p><!-- wp:paragraph ").encode(), "never closed by “-->”"),
}  # fmt: skip


def test_each_is_named_and_nothing_is_written(importer):
    before = stored_state()

    for name, (content, message) in BAD.items():
        code = importer.run(content)

        assert code == 1, name
        assert message in importer.said, name
        assert "Nothing was changed" in importer.said, name
        assert "Traceback" not in importer.said, name
    assert stored_state() == before


def test_line_and_column_are_told(importer):
    importer.run(good().replace("Some", "So\x08me").encode())

    line = good().split("Some")[0].count("\n") + 1
    assert f"export.xml, line {line}, column " in importer.said


def test_what_is_asked_for_must_be_there(importer, tmp_path, monkeypatch):
    export = Export()
    export.attachment("2024/05/lost.jpg")
    export.post("A post")
    monkeypatch.chdir(tmp_path)
    before = stored_state()

    for options, message in [
        ({"media": "nowhere"}, "There is no folder nowhere"),
        ({"media": "."}, "its file 2024/05/lost.jpg isn't in ."),
        ({"report": "nowhere/report"}, "there is no such folder"),
        ({"map": "none.yaml"}, "none.yaml can't be read"),
    ]:
        assert importer.run(export, **options) == 1
        assert message in importer.said
    assert importer.run_file(tmp_path / "none.xml") == 1
    assert "none.xml can't be read: No such file" in importer.said
    assert stored_state() == before


def test_despite_faults_all_that_can_be_read_is_taken_over(importer):
    export = Export()
    export.post("Broken", "<!-- wp:group --><div><p>Kept words</p></div>")
    export.post("Deep", DEEP + paragraph("At the end"))
    export.post("Odd", block("gallery", "", '{"ids":5}') + '<!-- wp:block {"ref":[1]} /-->')
    export.post("Same", paragraph("first"), slug="s", guid="g")
    export.post("Same too", paragraph("second"), slug="s", guid="g")
    export.post("Without", paragraph("third"), guid="", link=f"{SITE}/")
    export.post("Without too", paragraph("fourth"), guid="", link=f"{SITE}/")
    export.attachment("2024/05/a.pdf", guid="a")
    export.attachment("2024/05/b.pdf", guid="a")

    code = importer.run(export, despite_faults=True)

    assert code == 0, importer.said
    assert "7 made" in importer.said
    assert "0 are neither" in importer.said
