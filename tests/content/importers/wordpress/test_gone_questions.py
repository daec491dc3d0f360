"""A question that an import made of a pair goes when the post has the pair no more, unless it is an editor's."""

import json

from content.models import Question, StandardPage
from tests.content.importers.wordpress.export_builder import Export, block, paragraph

GATED = "[members_logged_in]{}[/members_logged_in]"


def asked(words: str) -> str:
    return block("details", f"<details><summary>{words}</summary><p>An answer.</p></details>")


def site(**posts: str) -> Export:
    export = Export()
    for title, content in posts.items():
        export.post(title, paragraph("Words") + content)
    return export


def test_what_a_post_asks_no_more_is_unpublished_unless_an_editor_keeps_it(
    importer, client, tmp_path
):
    first = {"gated": asked("Pay scale?"), "deleted": asked("Rents?"), "reworded": asked("Old words?"),
             "edited": asked("Mended?"), "shown": asked("Shown elsewhere?")}  # fmt: skip
    importer.run(site(**first))
    mended = Question.objects.get(question="Mended?")
    mended.answer = "<p>An editor's.</p>"
    mended.save_revision().publish()
    other = StandardPage(title="Other", slug="other", body=[
        {"type": "questions", "value": {"items": [Question.objects.get(question="Shown elsewhere?").pk]}},
    ])  # fmt: skip
    StandardPage.objects.first().get_parent().add_child(instance=other)
    after = {"gated": GATED.format(asked("Pay scale?")), "deleted": "", "reworded": asked("New words?"),
             "edited": "", "shown": ""}  # fmt: skip

    reports = []
    for is_dry in (True, False):
        importer.run(site(**after), dry_run=is_dry, report=tmp_path / "report")
        reports.append(json.loads((tmp_path / "report.json").read_text()) | {"dry_run": None})
        assert client.get("/questions/pay-scale/").status_code == (200 if is_dry else 404)

    assert reports[0] == reports[1]
    for slug in ("pay-scale", "rents", "old-words"):
        assert client.get(f"/questions/{slug}/").status_code == 404
    listed = (
        client.get("/questions/").content.decode() + client.get("/sitemap.xml").content.decode()
    )
    assert "pay-scale" not in listed
    assert "new-words" in listed
    told = [line for post in reports[1]["posts"] for line in post["changes"]]
    assert "A question stands in the post no more and was unpublished: “Rents?”" in told
    for slug, line in zip(("mended", "shown-elsewhere"), reports[1]["standing"], strict=True):
        assert f"is public still: /questions/{slug}/" in line
        assert client.get(f"/questions/{slug}/").status_code == 200
    importer.run(site(**after))
    assert "0 changes" in importer.said

    importer.run(site(**first))
    assert client.get("/questions/pay-scale/").status_code == 200
