"""Labels that plugins added beside categories and tags, and the lists of posts that they had."""

import json

from content.models import ArticlePage
from tests.content.importers.wordpress.export_builder import Export, paragraph


def leads(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 301, path
    assert client.get(answer["Location"]).status_code == 200, path
    return answer["Location"]


def test_lists_of_a_plugins_labels_are_told_and_led_on_where_the_mapping_says_so(
    importer, client, tmp_path
):
    export = Export()
    for sort, slug, name in (
        ("series", "voices", "Voices"),
        ("resource_type", "toolkit", "Toolkits"),
    ):
        export.heads.append(
            f"<wp:term><wp:term_id>5</wp:term_id><wp:term_taxonomy>{sort}</wp:term_taxonomy>"
            f"<wp:term_slug>{slug}</wp:term_slug><wp:term_name>{name}</wp:term_name></wp:term>"
        )
    export.post(
        "One", paragraph("x"), terms=[("series", "voices", "Voices"), ("nav_menu", "m", "M")]
    )

    importer.run(export, report=tmp_path / "report")
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["taxonomies"] == [
        {
            "taxonomy": "resource_type",
            "name": "Toolkits",
            "address": "/resource-type/toolkit/",
            "leads_to": "",
        },
        {"taxonomy": "series", "name": "Voices", "address": "/series/voices/", "leads_to": ""},
    ]
    assert "3 questions" in importer.said
    assert "series “Voices” had a list" in (tmp_path / "report.html").read_text()
    assert client.get("/series/voices/").status_code == 404

    (tmp_path / "map.yaml").write_text("taxonomies: {series: topic, resource_type: tool}\n")
    importer.run(export, map=tmp_path / "map.yaml")

    assert leads(client, "/series/voices/") == "/news/?topic=voices"
    assert leads(client, "/series/voices/page/2") == "/news/?topic=voices"
    assert leads(client, "/series/voices/feed/") == "/feeds/topic/voices.atom"
    assert leads(client, "/resource-type/toolkit/") == "/resources/?kind=tool"
    assert [topic.slug for topic in ArticlePage.objects.get().topics.all()] == ["voices"]
