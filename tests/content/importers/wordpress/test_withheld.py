"""Posts that are kept from readers by what stands elsewhere in the export are drafts here."""

import json

import pytest

from content.importers.wordpress.access_rules import Asked, Rule, applies
from content.models import ArticlePage, StandardPage
from tests.content.importers.wordpress.export_builder import Export, paragraph

POST = Asked(7, "post", "/news/inner/", (3, 2), (("category", "briefings"), ("post_tag", "12")))


@pytest.mark.parametrize(
    ("kind", "about", "is_pattern"),
    [
        ("all", "", False), ("all_post", "", False), ("all_post", "8", False), ("single_post", "6,7", False),
        ("parent_post", "2", False), ("category", "Briefings", False), ("tag", "12", False),
        ("tax_category||cpt_post", "briefings", False), ("all_tax_post_tag", "", False),
        ("custom", "https://a.org/news/inner", False), ("custom", "^/news/", True),
    ],
)  # fmt: skip
def test_a_rule_is_about_a_post(kind, about, is_pattern):
    assert applies(Rule("R", kind, about, is_pattern), POST)


@pytest.mark.parametrize(
    ("kind", "about", "is_pattern"),
    [
        ("all", "7", False), ("all_page", "", False), ("single_page", "7", False), ("single_post", "", False),
        ("parent_post", "7", False), ("category", "12", False), ("partial", "", False),
        ("tax_category||cpt_page", "briefings", False), ("custom", "/news/", False), ("custom", "(a+)+", True),
        ("custom", "(", True), ("unheard", "7", False), ("", "", False),
    ],
)  # fmt: skip
def test_a_rule_is_about_something_else(kind, about, is_pattern):
    assert not applies(Rule("R", kind, about, is_pattern), POST)


def test_a_rule_about_everything_is_about_pages_and_not_about_their_pictures():
    files = Asked(7, "attachment", "/wp-content/uploads/a.pdf", (), ())

    assert not applies(Rule("R", "all", ""), files)
    assert applies(Rule("R", "custom", "/wp-content/uploads/a.pdf"), files)


def rule(export: Export, kind: str, about: str, **more) -> None:
    meta = {"_mepr_rules_type": kind, "_mepr_rules_content": about}
    export.item(f"{kind} {about}", type="memberpressrule", meta=meta, **more)


def states(folder) -> dict[str, str]:
    posts = json.loads((folder / "report.json").read_text())["posts"]
    return {each["title"]: each.get("state", "") for each in posts}


def test_rules_that_follow_the_posts_keep_them_back_and_later_exports_of_posts_alone_too(
    importer, client, tmp_path
):
    export = Export()
    single = export.post("Single", paragraph("Secret"))
    export.post("Labelled", paragraph("Secret"), terms=[("category", "inner", "Inner")])
    top = export.page("Top", paragraph("Words"))
    export.page("Below", paragraph("Secret"), parent=top)
    export.post("Open", paragraph("Words"))
    importer.run(export)
    assert client.get("/single/").status_code == 301
    posts = list(export.parts)
    rule(export, "single_post", str(single))
    rule(export, "category", "inner")
    rule(export, "parent_page", str(top))
    rule(export, "all_post", "", status="draft")
    export.item("Strange", type="urcr_access_rule")

    importer.run(export, report=tmp_path / "report")

    told = states(tmp_path)
    assert (
        told["Single"]
        == f"draft, because it was for members only (the rule “single_post {single}”)"
    )
    assert sorted(ArticlePage.objects.live().values_list("title", flat=True)) == ["Open"]
    assert list(StandardPage.objects.live().filter(title__in=["Top", "Below"]).values_list("title", flat=True)) == ["Top"]  # fmt: skip
    assert client.get("/single/").status_code == 404
    decisions = json.loads((tmp_path / "report.json").read_text())["decisions"]
    assert [each for each in decisions if "memberpressrule" in each] == []
    assert [each[:9] for each in decisions if "rule of a plugin" in each] == ["“Strange”"]
    export.parts = [*posts]
    export.item("Gold", type="wc_membership_plan")
    importer.run(export, report=tmp_path / "report")
    assert "0 changes" in importer.said
    decisions = json.loads((tmp_path / "report.json").read_text())["decisions"]
    assert [each[:12] for each in decisions if "plans for members" in each] == ["The old site"]
    rule(export, "single_post", str(single), status="trash")
    importer.run(export)
    assert client.get("/single/").status_code == 301


def test_posts_with_a_label_that_is_for_members_are_drafts(importer, tmp_path):
    export = Export()
    export.category("inner", "Inner", number=4)
    export.category("outer", "Outer", number=5)
    meta = (
        "<wp:termmeta><wp:meta_key>rcp_restricted_meta</wp:meta_key><wp:meta_value>"
        'a:1:{s:9:"paid_only";s:1:"1";}</wp:meta_value></wp:termmeta></wp:category>'
    )
    export.heads[0] = export.heads[0].replace("</wp:category>", meta)
    export.post("Kept", paragraph("Secret"), terms=[("category", "inner", "Inner")])
    export.post("Open", paragraph("Words"), terms=[("category", "outer", "Outer")])

    importer.run(export, report=tmp_path / "report")
    export.heads.clear()  # as an export of posts alone
    importer.run(export)

    assert states(tmp_path)["Kept"] == (
        "draft, because it was for members only (Inner: rcp_restricted_meta)"
    )
    assert list(ArticlePage.objects.live().values_list("title", flat=True)) == ["Open"]
    assert "0 changes" in importer.said


def test_what_belongs_to_a_private_forum_or_a_course_is_a_draft(importer, tmp_path):
    export = Export()
    forum = export.item("Forum", type="forum", status="private")
    topic = export.item("Topic", paragraph("Secret"), type="topic", parent=forum)
    export.item("Reply", paragraph("Secret"), type="reply", meta={"_bbp_topic_id": str(topic)})
    course = export.item(
        "Course", paragraph("Words"), type="sfwd-courses", meta={"_ld_price_type": "closed"}
    )
    free = export.item("Free", paragraph("Words"), type="sfwd-courses",
                       meta={"_sfwd-courses": 'a:1:{s:30:"sfwd-courses_course_price_type";s:4:"open";}'})  # fmt: skip
    export.item("Lesson", paragraph("Secret"), type="sfwd-lessons", meta={"course_id": str(course)})
    export.item(
        "Open lesson", paragraph("Words"), type="sfwd-lessons", meta={"course_id": str(free)}
    )
    export.item("Sample", paragraph("Words"), type="sfwd-lessons",
                meta={"course_id": str(course), "_sfwd-lessons": 'a:1:{s:26:"sfwd-lessons_sample_lesson";s:2:"on";}'})  # fmt: skip
    mapping = tmp_path / "map.yaml"
    kinds = ("topic", "reply", "sfwd-courses", "sfwd-lessons")
    mapping.write_text("types:\n" + "".join(f"  {each}: news\n" for each in kinds))

    importer.run(export, map=mapping, report=tmp_path / "report")

    live = ArticlePage.objects.live().values_list("title", flat=True)
    assert sorted(live) == ["Course", "Free", "Open lesson", "Sample"]
    reason = "draft, because it belongs to what isn't for everybody"
    assert states(tmp_path)["Topic"] == f"{reason} (forum “Forum”)"
    decisions = json.loads((tmp_path / "report.json").read_text())["decisions"]
    assert sum(reason in each for each in decisions) == 3
