"""Posts from whose address a plugin of WordPress led readers elsewhere: their text was never shown."""

import json

from content.models import ArticlePage, StandardPage
from tests.content.importers.wordpress.export_builder import SITE, Export, paragraph


def test_what_only_led_readers_on_is_a_draft_and_its_address_leads_where_it_led(
    importer, client, tmp_path
):
    export = Export()
    export.page("Target", paragraph("Words"))
    export.post("One", paragraph("Unseen"), meta={"_links_to": f"{SITE}/target/"}, terms=[("post_tag", "only", "Only")])  # fmt: skip
    export.page("Two", paragraph("Unseen"), meta={"_yoast_wpseo_redirect": "/one/"})
    export.post("Three", paragraph("Unseen"),
                meta={"_pprredirect_active": "1", "_pprredirect_url": "https://elsewhere.example.com/x"})  # fmt: skip
    export.post("Round", paragraph("Unseen"), meta={"_links_to": f"{SITE}/round/"})
    export.post("Shown", paragraph(f'<a href="{SITE}/three/">Away</a> and <a href="/two/">on</a>'),
                meta={"_pprredirect_url": f"{SITE}/target/"})  # fmt: skip

    reports = []
    for is_dry in (True, False):
        importer.run(export, dry_run=is_dry, report=tmp_path / "report")
        reports.append(json.loads((tmp_path / "report.json").read_text()) | {"dry_run": None})

    assert reports[0] == reports[1]
    assert client.get("/one/")["Location"] == "/target/"
    assert client.get("/two/")["Location"] == "/target/"
    assert client.get("/three/").status_code == client.get("/round/").status_code == 404
    assert client.get("/tag/only/")["Location"] == "/news/"
    live = [*ArticlePage.objects.live(), *StandardPage.objects.live()]
    assert {"One", "Two", "Three", "Round"}.isdisjoint(page.title for page in live)
    shown = client.get("/news/shown/").content.decode()
    assert 'href="https://elsewhere.example.com/x"' in shown
    assert 'href="/target/"' in shown
    decide = [line for line in reports[1]["decisions"] if "showed nothing itself" in line]
    assert [line.partition(": WordPress")[0] for line in decide] == [
        "post 13 “Three” showed nothing itself", "post 14 “Round” showed nothing itself",
    ]  # fmt: skip
    assert "led its readers to https://elsewhere.example.com/x." in decide[0]
    importer.run(export)
    assert "0 changes" in importer.said

    ArticlePage.objects.get(title="Three").get_latest_revision().publish()
    assert client.get("/three/")["Location"] == "/news/three/"
