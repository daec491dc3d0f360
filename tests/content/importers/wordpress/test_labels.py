"""What becomes of categories and tags that the mapping file says something of, or nothing."""

import json

from tests.content.importers.wordpress.export_builder import Export, paragraph


def test_a_rule_decides_where_its_category_leads_and_a_tag_without_a_topic_is_told(
    importer, client, tmp_path
):
    mapping = tmp_path / "map.yaml"
    mapping.write_text(
        "categories: {events: event, reports: publication, internal: skip}\ntopics: categories\n"
    )
    reports, events = ("category", "reports", "Reports"), ("category", "events", "Events")
    export = Export()
    export.post("Ours", paragraph("a"), terms=(reports, events, ("category", "internal", "Inside")))
    export.post(
        "Told",
        paragraph("b"),
        terms=(("post_tag", "london", "London"), ("category", "homes", "Homes")),
    )

    assert importer.run(export, map=mapping, report=tmp_path / "report") == 0

    posts = json.loads((tmp_path / "report.json").read_text())["posts"]
    assert [each["not_taken_over"] for each in posts] == [
        [],
        ["Tags that become no topics: London"],
    ]
    leads = {
        name: client.get(f"/category/{name}/").headers["Location"]
        for name in ("reports", "events", "internal", "homes")
    }
    assert leads == {
        "reports": "/resources/", "events": "/events/", "internal": "/news/", "homes": "/news/?topic=homes",
    }  # fmt: skip
