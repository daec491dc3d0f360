"""Posts that hold what their page builder showed to nobody, or not to everybody, are drafts here."""

import json

import pytest

from content.importers.wordpress.builder_doubts import doubt_of
from content.importers.wordpress.php_values import from_php
from content.importers.wordpress.wxr import Item
from content.models import ArticlePage, SiteDocument
from tests.content.importers.wordpress.export_builder import SITE, Export, paragraph

MEMBERS = "draft, because it was for members only in part"
OTHERWISE = "draft, because its builder showed another text than the post holds"
CONDITION = '[[{"condition":"login_status","comparator":"is","value":"logged_in"}]]'
# A copy that isn't word for word: what is hidden can't be taken out.
POST = "<p>Words of all</p><p>Secret <b>of</b> ours</p>"


def widget(words: str, kind: str = "text-editor", **settings) -> dict:
    return {"elType": "widget", "widgetType": kind, "settings": {"editor": words, **settings}}


def post(content: str, name: str, value: object, **meta) -> Item:
    written = value if isinstance(value, str) else json.dumps(value)
    return Item(1, fields={"content": content, "post_id": "5"}, meta={**meta, name: written})


def beaver(visibility: str) -> str:
    parts = {"m1": ("Words of all", ""), "m2": ("Secret of ours", visibility)}
    written = "".join(
        f's:2:"{node}";O:8:"stdClass":3:{{s:4:"node";s:2:"{node}";s:6:"parent";N;s:8:"settings";'
        f'O:8:"stdClass":2:{{s:4:"text";s:99:"{text}";s:18:"visibility_display";s:9:"{display}";}}}}'
        for node, (text, display) in parts.items()
    )
    return f"a:2:{{{written}}}"


@pytest.mark.parametrize(
    "second",
    [
        widget("Secret of ours", e_display_conditions=[CONDITION]),
        widget("Secret of ours", eael_ext_content_protection="yes"),
        widget("Secret of ours", kind="eael-protected-content"),
        widget("Secret of ours", dce_visibility_role=["users"]),
        widget("Secret of ours", eael_cl_logics=[{"logic_type": "login_status"}]),
        widget("Secret of ours", hide_desktop="y", hide_tablet="y", hide_mobile="y"),
        {
            "elType": "container",
            "settings": {"e_display_conditions": [CONDITION]},
            "elements": [widget("Secret of ours")],
        },
    ],
)
def test_words_that_elementor_hides_and_the_post_holds(second):
    parts = [{"elType": "container", "settings": {}, "elements": [widget("Words of all"), second]}]

    assert doubt_of(post(POST, "_elementor_data", parts)) == f"{MEMBERS} (_elementor_data)"
    assert doubt_of(post("<p>Words of all</p>", "_elementor_data", parts)) == ""
    assert doubt_of(post(POST, "_elementor_data", parts, _elementor_edit_mode="")) == ""


@pytest.mark.parametrize(
    "about",
    [
        {"hide_mobile": "hidden-mobile"}, {"form_fields": [{"field_type": "password"}]}, {"role": "Director"},
        {"e_display_conditions": [CONDITION.replace("logged_in", "logged_out")]}, {"eael_ext_content_protection": ""},
    ],
)  # fmt: skip
def test_what_elementor_showed_to_everybody(about):
    parts = [widget("Words of all"), widget("Secret of ours", **about)]

    assert doubt_of(post(POST, "_elementor_data", parts, _elementor_edit_mode="builder")) == ""


def test_beaver_builder_hides_by_a_word():
    held = f"{MEMBERS} (_fl_builder_data)"

    said = [doubt_of(post(POST, "_fl_builder_data", beaver(each))) for each in ("logged_in", "0", "", "logged_out")]  # fmt: skip

    assert said == [held, held, "", ""]
    assert doubt_of(post(POST, "_fl_builder_data", beaver("logged_in")[:-4])) == held  # cut off
    assert from_php('a:1:{i:0;a:2:{s:1:"a";b:1;s:9:"b";s:1:"long";}}') == {
        "0": {"a": "1", "b": "long"}
    }
    assert from_php("a:1:{i:0;s:3") is None


def test_a_builder_that_shows_another_text_than_the_post_holds():
    new = [widget("What the page has said since it was made anew"), widget("posts", number=3)]
    bricks = [{"id": "a", "parent": 0, "settings": {"text": "What it says"}}]
    old, copy = "<p>What stood there of old</p>", "<p>What it says</p>"
    is_on, is_bricks = {"_elementor_edit_mode": "builder"}, {"_bricks_editor_mode": "bricks"}

    said = [
        doubt_of(post(old, "_elementor_data", new, **is_on)),
        doubt_of(post(old, "_elementor_data", new)),
        doubt_of(post(f"<p>{new[0]['settings']['editor']}</p><p>A list of others</p>", "_elementor_data", new, **is_on)),
        doubt_of(post(old, "_bricks_page_content_2", bricks, **is_bricks)),
        doubt_of(post(copy, "_bricks_page_content_2", bricks, **is_bricks)),
        doubt_of(post(old, "_bricks_page_content_2", bricks, _bricks_editor_mode="wordpress")),
        doubt_of(post(old, "_bricks_page_content_2", [{"name": "post-content"}, *bricks], **is_bricks)),
    ]  # fmt: skip

    assert [each.removeprefix(OTHERWISE) for each in said] == [
        " (_elementor_data)", "", "", " (_bricks_page_content_2)", "", "", "",
    ]  # fmt: skip


def test_such_posts_are_drafts_whose_notes_say_why_and_not_what_members_read(importer, tmp_path):
    address = f"{SITE}/wp-content/uploads/inner.pdf"
    hidden = widget("Secret of ours", e_display_conditions=[CONDITION], link={"url": address})
    meta = {
        "_elementor_edit_mode": "builder",
        "_elementor_data": json.dumps([widget("Words of all"), hidden]),
    }
    export = Export()
    export.post("Partly", POST, meta=meta)
    link = f'<a href="{address}">x</a>'
    linked = widget(f"<p>Secret of ours {link}</p>", e_display_conditions=[CONDITION])
    told = {**meta, "_elementor_data": json.dumps([widget("Words of all"), linked])}
    export.post("Taken out", f"<p>Words of all</p><p>Secret of ours {link}</p>", meta=told)
    export.post("Spared", paragraph("Words of all"), meta=meta)
    export.post("Bare", "", meta=meta)
    bricks = json.dumps([{"id": "a", "settings": {"text": "What it says"}}])
    export.post("Stale", "<p>Old</p>", meta={"_bricks_editor_mode": "bricks", "_bricks_page_content_2": bricks})  # fmt: skip

    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "inner.pdf").write_bytes(b"%PDF-1.4 inner")
    export.attachment("inner.pdf")

    importer.run(export, report=tmp_path / "report", media=tmp_path / "files")

    report = json.loads((tmp_path / "report.json").read_text())
    drafts = {page.title: str(page.get_latest_revision_as_object().body.raw_data) for page in ArticlePage.objects.not_live()}  # fmt: skip
    assert sorted(drafts) == ["Bare", "Partly", "Stale"]
    assert "showed parts of this page to members alone" in drafts["Partly"]
    assert "What it says" in drafts["Stale"]
    spared = ArticlePage.objects.get(title="Spared").get_latest_revision_as_object().body.raw_data
    assert all("inner.pdf" not in each for each in (drafts["Partly"], drafts["Bare"], str(spared)))
    assert "Words of all" in drafts["Bare"]
    assert "Secret" not in drafts["Bare"]
    taken = ArticlePage.objects.get(title="Taken out")
    assert taken.live
    assert "Words of all" in str(taken.body.raw_data)
    assert "Secret" not in str([each.content["body"] for each in taken.revisions.all()])
    assert SiteDocument.objects.get().collection.name == "From WordPress, not public"
    for each in report["posts"][:4]:
        assert any("Secret of ours" in told["source"] for told in each["attention"])
        assert each["words"]["unexplained"] == {}
        assert each["lost_links"] == []
    assert sum("another text" in each or "in part" in each for each in report["decisions"]) == 2
    importer.run(export, media=tmp_path / "files")
    assert "0 changes" in importer.said
