"""What isn't public in WordPress, or not any more: its labels and old addresses tell nothing of it."""

from content.models import ArticlePage, Person
from tests.content.importers.wordpress.export_builder import Export, paragraph


def test_labels_and_addresses_of_what_is_not_public_lead_to_nothing_of_it(
    importer, client, tmp_path
):
    export = Export()
    export.post("A draft", "", status="draft", terms=[("post_tag", "mergers", "Mergers")])
    export.post("Locked", "", password="x", terms=[("category", "layoffs", "Layoffs")])
    export.post("Goes private", paragraph("x"), terms=[("post_tag", "rents", "Rents")])
    export.post("Goes to the bin", paragraph("y"))
    importer.run(export)

    def leads(path: str) -> str:
        return client.get(path).get("Location", "nowhere")

    assert [leads("/tag/mergers/"), leads("/category/layoffs/")] == ["/news/", "/news/"]
    assert client.get("/feeds/topic/mergers.atom").status_code == 404
    assert leads("/tag/rents/") == "/news/?topic=rents"
    assert client.get("/feeds/topic/rents.atom").status_code == 200
    for path in ("/search/?query=zzzz", "/search/?topic=mergers&topic=layoffs"):
        page = client.get(path).content.decode()
        assert not [name for name in ("Mergers", "Layoffs") if name in page]
    assert "Mergers" not in client.get("/news/?topic=mergers").content.decode()
    assert "Rents" in client.get("/news/?topic=rents").content.decode()
    assert "Rents" in client.get("/search/?query=zzzz").content.decode()
    assert client.get("/goes-private/").status_code == 301
    assert leads("/tag/rents/feed/") == "/feeds/topic/rents.atom"

    published = list(export.parts)
    for number, status in ((2, "private"), (3, "trash")):
        part = published[number].replace("CDATA[publish]", f"CDATA[{status}]")
        export.parts[number] = part
    importer.run(export, report=tmp_path / "report")

    assert client.get("/goes-private/").status_code == 404
    assert leads("/tag/rents/") == "/news/"
    assert client.get("/feeds/topic/rents.atom").status_code == 404
    assert client.get("/tag/rents/feed/").status_code == 404
    assert client.get("/tag/rents/feed/rss2/").status_code == 404
    told = "“Goes to the bin” isn't taken over any more (its status in WordPress is trash)"
    assert told in importer.said
    decide = (tmp_path / "report.html").read_text().partition("To decide</h2>")[2]
    assert "is public still: /news/goes-to-the-bin/" in decide.partition("<h2>")[0]
    importer.run(export)
    assert "0 changes" in importer.said

    export.parts = published
    importer.run(export)
    assert client.get("/goes-private/").status_code == 301
    assert leads("/tag/rents/") == "/news/?topic=rents"


def test_who_wrote_nothing_that_is_public_has_no_page(importer, client, tmp_path):
    def author(name: str) -> list[tuple]:
        return [("author", name.lower(), name)]

    export = Export()
    export.post("Secret", paragraph("x"), status="private", terms=author("Hidden"))
    export.post("Goes private", paragraph("x"), terms=author("Leaver"))
    export.post("Stays", paragraph("x"), terms=author("Stayer"))
    export.post("Ghosts", paragraph("x"), status="private", creator="ghost")
    rules = tmp_path / "map.yaml"
    rules.write_text("accounts:\n  ghost: {person: Ghost}\n")
    importer.run(export, map=rules)
    assert client.get("/author/ghost/")["Location"] == "/news/"
    assert client.get("/people/ghost/").status_code == 404
    assert (
        client.get("/people/hidden/").status_code
        == client.get("/author/hidden/").status_code
        == 404
    )
    assert "Hidden" not in client.get("/news/?person=hidden").content.decode()
    for name in ("leaver", "stayer"):
        assert client.get(f"/people/{name}/").status_code == 200
        assert client.get(f"/author/{name}/")["Location"] == f"/people/{name}/"

    export.parts[1] = export.parts[1].replace("CDATA[publish]", "CDATA[private]")
    importer.run(export, dry_run=True, map=rules)
    said = importer.said.partition("Nothing was stored")[0]
    importer.run(export, map=rules)
    assert importer.said.strip() == said.strip()
    assert client.get("/people/leaver/").status_code == 404
    assert client.get("/author/leaver/").get("Location") != "/people/leaver/"
    assert client.get("/people/stayer/").status_code == 200
    importer.run(export, map=rules)
    assert "0 changes" in importer.said

    Person.objects.filter(slug="hidden").update(biography="<p>Ours now.</p>")
    assert client.get("/people/hidden/").status_code == 200
    ArticlePage.objects.get(title="Stays").unpublish()
    assert client.get("/author/stayer/").status_code == 404
