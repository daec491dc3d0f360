"""What the report says of the old site as a whole: kinds of posts that plugins made, its front page; and
old addresses that no post has for its own."""

import json

from tests.content.importers.wordpress.export_builder import SITE, Export, paragraph

EVENT = {
    "_EventStartDate": "2024-02-03 10:00:00",
    "_EventVenue": "A made-up hall",
    "_edit_lock": "1",
}


def an_old_site() -> Export:
    export = Export()
    mary = [("author", "cap-mary", "Mary Made-Up")]
    export.post("One", paragraph("x"), link=f"{SITE}/2024/05/one/", terms=mary)
    export.post(
        "Renamed", paragraph("x"), link=f"{SITE}/?p=70", number=70, meta={"_wp_old_slug": "former"}
    )
    export.page("Welcome", paragraph("The old front page."), link=f"{SITE}/")
    for name in ("Conference", "Workshop"):
        export.item(
            name, "Its text.", type="tribe_events", link=f"{SITE}/event/{name}/", meta=EVENT
        )
    export.item(
        "A hall",
        type="tribe_venue",
        link=f"{SITE}/venue/hall/",
        meta={"_VenueAddress": "1 Made-Up Road"},
    )
    export.item(
        "A form", "Its words", type="some_form", link=f"{SITE}/?post_type=some_form&#038;p=9"
    )
    export.item(
        "A draft", "Its words", type="portfolio", status="draft", link=f"{SITE}/portfolio/a/"
    )
    export.attachment("2024/05/plan.pdf", number=80)
    return export


def test_kinds_that_nothing_maps_are_told_with_fields_and_addresses(importer, client, tmp_path):
    importer.run(an_old_site(), report=tmp_path / "report")

    report = json.loads((tmp_path / "report.json").read_text())
    rest = {post["title"]: post.get("not_taken_over") for post in report["posts"]}
    assert rest["Conference"] == [
        "A field of a plugin, _EventStartDate: “2024-02-03 10:00:00”",
        "A field of a plugin, _EventVenue: “A made-up hall”",
    ]
    assert rest["A hall"] == ["A field of a plugin, _VenueAddress: “1 Made-Up Road”"]
    events, venue, front = report["decisions"]
    assert events.startswith(
        "Left out: 2 public posts of the type tribe_events. Their addresses will be “not found”"
    )
    assert "“tribe_events: event”" in events
    assert "1 public post of the type tribe_venue. Its address" in venue
    assert "“Welcome”, stands at /welcome/ now" in front
    html = (tmp_path / "report.html").read_text()
    assert "A made-up hall" in html
    assert "stands at /welcome/ now" in html
    assert "4 questions" in importer.said


def test_addresses_that_wordpress_answered_at_as_well_lead_on(importer, client):
    importer.run(an_old_site())

    for path, target in (
        ("/index.php/2024/05/one/", "/news/one/"), ("/author/mary/", "/people/mary-made-up/"),
        ("/author/cap-mary/", "/people/mary-made-up/"), ("/2024/05/former/", "/news/renamed/"),
        ("/index.php/author/mary/feed/", "/feeds/all.atom"),
    ):  # fmt: skip
        answer = client.get(path)
        assert (answer.status_code, answer.headers.get("Location")) == (301, target), path
        assert client.get(target).status_code == 200, path
    assert client.get("/?p=80")["Location"] == client.get("/?attachment_id=80")["Location"]
    assert client.get("/index.php/2024/05/none/").status_code == 404
