"""What exports of real sites have that made-up ones lack: folders, copies, plugins, former names."""

import json

import pytest
from django.utils import timezone
from wagtail.models import Page

from content.importers.wordpress.addresses import old_site
from content.importers.wordpress.page_writing import Writing
from content.importers.wordpress.redirects import Redirects
from content.importers.wordpress.survey import survey
from content.importers.wordpress.wxr import Channel
from content.models import ArticlePage, EventPage, SearchWord, Topic
from tests.content.importers.wordpress.export_builder import SITE, Export, block, paragraph


def report_of(importer, export, folder, **options) -> dict:
    importer.run(export, report=folder / "report", **options)
    return json.loads((folder / "report.json").read_text())


def leads(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 301, path
    assert client.get(answer["Location"]).status_code == 200, path
    return answer["Location"]


def test_a_site_in_a_folder_is_known_by_its_whole_address(importer, client, tmp_path):
    """Its name is written in letters here and in the DNS's own spelling there."""
    site = "https://🚀-old.example/blog"
    spelt = f"https://xn--{'🚀-old'.encode('punycode').decode()}.example/%62log"
    export = Export(site=site)
    export.category("housing", "Housing", 6)
    first = export.post("First", paragraph("x"), terms=[("category", "housing", "Housing")])
    links = (f"{spelt}/first/", "/blog/first/", f"/blog/?p={first}", "/shop/")
    words = " ".join(f'<a href="{link}">to</a>' for link in links)
    second = export.post("Second", paragraph(words), link=f"{site}/?p=20", number=20)

    report = report_of(importer, export, tmp_path)

    stored = ArticlePage.objects.get(slug="second").body.raw_data[0]["value"]
    assert stored.count('linktype="page"') == 3
    assert '<a href="https://🚀-old.example/shop/">' in stored
    assert report["redirects"]["collisions"] == []
    for path in ("/blog/first/", "/blog/first", f"/blog/?p={first}", "/first/", f"/?p={first}"):
        assert leads(client, path) == "/news/first/"
    assert leads(client, f"/blog/?p={second}") == "/news/second/"
    assert leads(client, "/blog/category/housing/") == "/news/?topic=housing"
    assert leads(client, "/blog/?m=202405&utm_source=x") == "/news/?year=2024"
    assert leads(client, "/blog/") == "/"


def test_addresses_through_index_php_lead_on_as_they_were(importer, client):
    export = Export()
    export.category("housing", "住宅", 6)
    link = f'<a href="{SITE}/index.php/2024/05/one/">one</a>'
    export.post("One", paragraph("x"), slug="one", link=f"{SITE}/index.php/2024/05/one/")
    export.post("Two", paragraph(link + "<!--nextpage-->"), slug="two", link=f"{SITE}/index.php/two/",
                terms=[("category", "住宅", "住宅")])  # fmt: skip

    importer.run(export)

    assert 'linktype="page"' in str(ArticlePage.objects.get(slug="two").body.raw_data)
    assert leads(client, "/index.php/2024/05/one/") == "/news/one/"
    assert leads(client, "/index.php/two/2/") == "/news/two/"
    assert leads(client, "/index.php/category/housing/") == "/news/"
    assert Topic.objects.get().name == "住宅"


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("https://www.old.example/wp/a/", "/a"),
        ("http://old.example/wp", "/"),
        ("?p=3", "/?p=3"),
        ("/wp/index.php?page_id=3&x=1", "/index.php?page_id=3"),
        ("/wpx/a", None),
        ("https://old.example/", None),
        ("https://xn--a-ä.example/wp/", None),
    ],
)
def test_paths_of_a_site_in_a_folder(address, path):
    assert old_site(Channel(link="https://old.example/wp/")).path(address) == path


def test_posts_without_a_name_of_their_own_are_told_apart_across_exports(tmp_path):
    """The first post of one small export isn't the first of another; a copy isn't its original."""

    def keys(*items: str, site: str = "") -> list[str]:
        export = Export([f"<item>{item}</item>" for item in items], site=site)
        return [entry.key for entry in survey(export.write(tmp_path / "export.xml")).posts]

    one, other = "<title>One</title>", "<title>Other</title>"
    number = "<wp:post_id>1</wp:post_id>"

    assert keys(number + one) != keys(number + other)
    assert keys(number + one, site=SITE) == keys(number + other, site=SITE)
    assert keys(number + one, site=SITE) != keys(number + one, site="https://b.example")
    assert keys(one) == keys(one + "<wp:post_parent>0</wp:post_parent>")
    copy = f"<guid>g</guid>{number.replace('1', '2')}"
    assert sorted(keys(copy, f"<guid>g</guid>{number}")) == sorted(
        keys(f"<guid>g</guid>{number}", copy)
    )


def test_elements_of_other_prefixes_are_none_of_ours(tmp_path):
    export = Export(["""<item xmlns:x="http://example.com/x/"><title>One</title><wp:post_id>1</wp:post_id>
      <x:post_id>9</x:post_id><x:status>trash</x:status><wp:post_id>8</wp:post_id></item>"""])  # fmt: skip
    export.heads.append(
        '<wp:wp_author><wp:author_login>jane</wp:author_login></wp:wp_author><x:author xmlns:x="http://x/">'
        "<author_login>not</author_login></x:author>"
    )

    found = survey(export.write(tmp_path / "export.xml"))

    assert [(entry.id, entry.status) for entry in found.posts] == [(1, "draft")]
    assert list(found.accounts) == ["jane"]


def test_what_our_blocks_refuse_keeps_no_post_out(importer, tmp_path):
    export = Export()
    bad = "https://bad_host.example/a b"
    words = "Kept words of the embed"
    export.post(
        "Refused",
        block("embed", f"<figure><figcaption>{words}</figcaption></figure>", f'{{"url":"{bad}"}}')
        + block("button", f'<div><a href="{bad}">Press me</a></div>')
        + paragraph("And on."),
        slug="refused",
    )

    report = report_of(importer, export, tmp_path)

    assert report["fates"] == {"made": 1}
    assert report["words"]["unexplained"] == 0
    page = ArticlePage.objects.get()
    assert page.live
    assert words in str(page.body.raw_data)
    assert "Press me" in str(page.body.raw_data)
    assert "bad_host" not in str(page.body.raw_data)
    (post,) = report["posts"]
    assert ["Enter a valid URL" in each["what"] for each in post["attention"]] == [True, True]
    assert str(page.get_latest_revision_as_object().body.raw_data).count("Needs attention") == 2


def test_what_pages_have_no_place_for_is_told_in_full(importer, tmp_path, client):
    export = Export()
    export.category("housing", "Housing", 6, description="All about <em>homes</em>.")
    export.category("unused", "Unused", 7, description="Said of nothing.")
    target = export.post(
        "A <em>day</em> &amp; Mark<sup>up</sup>", paragraph("x"), slug="day",
        terms=[("category", "housing", "Housing"), ("category", "events", "Events")],
        comments=["Well said"], meta=[("_EventStartDate", "2025-03-07 10:00:00"), ("venue", 'a:1:{i:0;s:4:"Hall";}'),
              ("_venue", "field_5f1a2b3c4d5e6"), ("_edit_lock", "1:1"), ("_oembed_ab12", "<p>cache</p>"),
              ("_yoast_wpseo_metadesc", "%%title%% and more"), ("_wp_old_slug", "former"),
              ("_wp_old_slug", "before")],
    )  # fmt: skip
    menu = [("nav_menu", "main", "Main menu")]
    meta = {"_menu_item_object_id": str(target), "_menu_item_type": "post_type"}
    export.item("", type="nav_menu_item", terms=menu, meta=meta)
    entry = '<!-- wp:navigation-link {"label":"Out \\u0026 about","url":"https://a.org/"} /-->'
    export.item("Foot", entry, type="wp_navigation")

    report = report_of(importer, export, tmp_path)

    assert EventPage.objects.get().title == "A day & Markup"
    assert (
        "Its field _EventStartDate says 2025-03-07 10:00:00." in report["posts"][0]["questions"][0]
    )
    assert Topic.objects.get().description == "All about homes."
    assert report["terms"] == [
        {"taxonomy": "category", "name": "Unused", "description": "Said of nothing."}
    ]
    assert report["menu"] == [
        {"menu": "Main menu", "words": "A day & Markup", "leads_to": f"{SITE}/day/"},
        {"menu": "Foot", "words": "Out & about", "leads_to": "https://a.org/"},
    ]
    assert report["posts"][0]["not_taken_over"] == [
        "Comments and pingbacks: 1",
        "A comment by A. Reader of 2024-06-01: “Well said”",
        "A field of a plugin, _EventStartDate: “2025-03-07 10:00:00”",
        "A field of a plugin, venue: “Hall”",
        "A field of a plugin, _yoast_wpseo_metadesc: “%%title%% and more”",
    ]
    assert leads(client, "/former/") == leads(client, "/before") == "/events/day/"
    html = (tmp_path / "report.html").read_text()
    assert "Menu “Main menu”: A day &amp; Markup" in html
    assert "The text of category “Unused”: Said of nothing." in html


def test_a_scheduled_post_that_went_live_by_itself_is_no_editors_change(importer, time_machine):
    def export(status: str, words: str) -> Export:
        made = Export()
        made.post("To come", paragraph(words), slug="to-come", status=status,
                  date="2030-05-06 10:30:00", gmt="2030-05-06 09:30:00")  # fmt: skip
        return made

    importer.run(export("future", "before"))
    time_machine.move_to("2030-05-07")
    page = ArticlePage.objects.get()
    page.scheduled_revision.publish()
    importer.run(export("publish", "after"))

    assert "1 updated" in importer.said
    page.refresh_from_db()
    assert (page.live, page.go_live_at) == (True, None)
    assert "after" in str(page.body.raw_data)
    page.unpublish()
    importer.run(export("publish", "later"))
    assert "left as an editor changed it" in importer.said
    assert timezone.now().year == 2030


def test_interrupted_in_a_post_it_keeps_what_is_whole_and_goes_on_from_there(importer, monkeypatch):
    export = Export()
    for number in range(3):
        export.post(f"Post {number}", paragraph("x"), slug=f"post-{number}")

    def settle(self, page, settle=Writing.settle_questions):
        if page.slug == "post-1":
            raise KeyboardInterrupt  # as Ctrl-C does
        settle(self, page)

    with monkeypatch.context() as patch:
        patch.setattr(Writing, "settle_questions", settle)
        assert importer.run(export, dry_run=True) == 0
        code = importer.run(export)

    assert code == 3
    assert "1 post was written, each of them whole" in importer.said
    assert "run the same command again" in importer.said
    assert [page.slug for page in ArticlePage.objects.all()] == ["post-0"]
    assert importer.run(export) == 0
    assert "2 made" in importer.said
    assert "1 unchanged" in importer.said


def test_a_dry_run_touches_no_row_that_an_editor_needs(importer, monkeypatch, tmp_path):
    export = Export()
    export.post("One", paragraph("Unheard-of words"), slug="one")
    importer.run(export)
    export = Export()
    export.post("One", paragraph("changed"), slug="one")
    export.post("Two", paragraph("x"), slug="two")
    above = export.page("Above", paragraph("x"))
    export.page("Below", paragraph("x"), parent=above, link=f"{SITE}/above/below/")
    before = {page.path: page.numchild for page in Page.objects.all()}
    words, seen = SearchWord.objects.count(), {}

    def write(self, olds, write=Redirects.write):
        seen["children"] = {
            each.path: each.numchild for each in Page.objects.filter(path__in=before)
        }
        seen["words"] = SearchWord.objects.count()
        seen["one"] = str(ArticlePage.objects.get(slug="one").body.raw_data)
        write(self, olds)

    monkeypatch.setattr(Redirects, "write", write)
    dry = report_of(importer, export, tmp_path, dry_run=True)

    assert (seen["children"], seen["words"]) == (before, words)
    assert "Unheard-of" in seen["one"]
    wet = report_of(importer, export, tmp_path)
    assert (dry.pop("dry_run"), wet.pop("dry_run")) == (True, False)
    assert dry == wet
    assert dry["fates"] == {"made": 3, "updated": 1}
