"""A whole site moves in: what its readers find, and what a second run does."""

import json

from django.core.management import call_command
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from content.models import ArticlePage, EventPage, Person, StandardPage, Topic, WebinarPage
from tests.content.importers.wordpress.export_builder import SITE, Export, block, paragraph
from tests.content.importers.wordpress.stored_state import stored_state

FILM = block(
    "embed",
    "<figure><div>\nhttps://vimeo.com/12\n</div></figure>",
    '{"url":"https://vimeo.com/12"}',
)


BUTTON = block(
    "button",
    f'<div class="wp-block-button"><a class="wp-block-button__link" href="{SITE}/2024/05/second/">On</a></div>',
)


def a_charity() -> Export:
    export = Export()
    export.account("admin", "Site Admin")
    export.account("jane", "Jane Made-Up", 2)
    export.category("news-blogs", "News &amp; blogs", 3)
    export.category("resources", "Resources", 4)
    export.category("tools-documents", "Tools", 5, parent="resources")
    export.category("housing", "Housing", 6)
    export.tag("remi", "Remi")
    tool = [("category", "tools-documents", "Tools"), ("category", "housing", "Housing")]
    first = export.post(
        "First &amp; foremost", paragraph(f'Read <a href="{SITE}/2024/05/second/">the next</a>.') + BUTTON,
        slug="first", terms=[("category", "news-blogs", "News"), ("post_tag", "remi", "Remi")],
        excerpt="In short.", meta={"_yoast_wpseo_metadesc": "Described."}, comments=["Well said"],
    )  # fmt: skip
    export.post(
        "Second", 'Classic text\n\nin two parts [contact-form-7 id="2"]', slug="second", terms=tool,
        creator="jane", link=f"{SITE}/2024/05/second/",
    )  # fmt: skip
    export.post("Big day", paragraph("On 7 March 2025."), terms=[("category", "events", "Events")])
    export.post("On film", FILM + paragraph("x"), terms=[("category", "webinars", "Webinars")])
    team = export.page("Our team", paragraph(f'<a href="{SITE}/our-team/board/">Board</a>'))
    export.page(
        "Board", paragraph(f'<a href="/?p={first}">first</a>'), parent=team,
        link=f"{SITE}/our-team/board/",
    )  # fmt: skip
    export.post("A draft", paragraph("hidden"), status="draft", slug="", link=f"{SITE}/?p=90")
    export.post("Private", paragraph("hidden"), status="private")
    export.post("Locked", paragraph("hidden"), password="sesame")
    export.post("To come", paragraph("later"), status="future", date="2099-05-06 10:30:00",
                gmt="2099-05-06 09:30:00")  # fmt: skip
    export.post("Missed", paragraph("late"), status="future", date="2020-05-06 10:30:00",
                gmt="2020-05-06 09:30:00")  # fmt: skip
    export.post("Thrown away", paragraph("rubbish"), status="trash")
    export.item("Home", type="nav_menu_item")
    export.item("A widget", paragraph("of a plugin"), type="some_widget")
    return export


HIDDEN = ["a-draft", "private", "locked", "to-come", "missed"]


def test_a_site_moves_in_once(importer, client, tmp_path):
    """One run in a row, since each costs seconds: dry, wet, again."""
    before = stored_state()
    assert importer.run(a_charity(), dry_run=True, report=tmp_path / "dry") == 0, importer.said
    assert stored_state() == before
    assert "11 made" in importer.said
    assert "Nothing was stored, because of --dry-run." in importer.said

    assert importer.run(a_charity(), report=tmp_path / "wet.html") == 0, importer.said
    dry, wet = (json.loads((tmp_path / f"{name}.json").read_text()) for name in ("dry", "wet"))
    assert (dry.pop("dry_run"), wet.pop("dry_run")) == (True, False)
    assert dry == wet

    made = stored_state()
    assert importer.run(a_charity(), report=tmp_path / "again") == 0, importer.said
    assert "0 changes" in importer.said
    assert stored_state() == made
    again = json.loads((tmp_path / "again.json").read_text())
    words = [{post["id"]: post["words"] for post in report["posts"]} for report in (wet, again)]
    assert words[0] == words[1]

    everything_is_where_it_belongs()
    nothing_hidden_is_seen(client)
    every_old_address_leads_on(client)
    the_report_tells_all(wet, (tmp_path / "wet.html").read_text())


def everything_is_where_it_belongs():
    first = ArticlePage.objects.get(slug="first")
    second = ArticlePage.objects.get(slug="second")
    assert first.title == "First & foremost"
    assert (first.url, first.kind, str(first.date)) == ("/news/first/", "news", "2024-05-06")
    assert (first.summary, first.search_description) == ("In short.", "Described.")
    assert first.first_published_at.isoformat() == "2024-05-06T09:30:00+00:00"
    assert f'linktype="page" id="{second.pk}"' in str(first.body.raw_data[0]["value"])
    assert [topic.slug for topic in first.topics.all()] == ["remi"]
    assert not first.authors.exists()
    assert (second.url, second.kind) == ("/resources/second/", "tool")
    assert [topic.slug for topic in second.topics.all()] == ["housing"]
    assert "Needs attention" not in str(second.body.raw_data)
    assert second.has_unpublished_changes
    assert "Needs attention" in str(second.get_latest_revision_as_object().body.raw_data)
    assert EventPage.objects.get(slug="big-day").date_precision == "unknown"
    film = WebinarPage.objects.get(slug="on-film")
    assert film.recording[0].value["address"] == "https://vimeo.com/12"
    assert film.live
    assert film.why_no_transcript
    assert StandardPage.objects.get(slug="board").url == "/our-team/board/"
    assert not Page.objects.filter(title="Thrown away").exists()


def nothing_hidden_is_seen(client):
    for slug in HIDDEN:
        page = ArticlePage.objects.get(slug=slug)
        assert not page.live, slug
        assert client.get(f"/news/{slug}/").status_code == 404
        assert client.get(f"/{slug}/").status_code == 404
    assert ArticlePage.objects.get(slug="to-come").go_live_at.year == 2099
    assert ArticlePage.objects.get(slug="missed").go_live_at is None
    call_command("publish_scheduled")
    assert not Page.objects.filter(slug__in=HIDDEN, live=True).exists()


OLD = [
    "/first/", "/first", "/first/feed/", "/2024/05/first/", "/2024/05/06/first/", "/?p=10", "/2024/05/second/",
    "/second/", "/big-day/", "/on-film/", "/?page_id=14", "/category/news-blogs/", "/category/resources/",
    "/category/tools-documents/", "/category/resources/tools-documents", "/tag/remi/", "/tag/remi/feed/",
    "/?cat=3", "/?tag=remi", "/author/admin/", "/author/jane", "/?author=2", "/feed/", "/?feed=rss2",
    "/index.php?p=10", "/?p=10&utm_source=x", "/COMMENTS/Feed/", "/2024/", "/2024/05/", "/comments/feed/",
]  # fmt: skip


def every_old_address_leads_on(client):
    for path in OLD:
        assert client.get(path).status_code == 301, path
    for redirect in Redirect.objects.all():
        answer = client.get(redirect.old_path)
        assert answer.status_code == 301, redirect.old_path
        assert client.get(answer["Location"]).status_code == 200, redirect.old_path
    assert client.get("/our-team/board/").status_code == 200
    assert client.get("/?p=12345").status_code == 404
    assert client.get("/first/")["Location"] == "/news/first/"


def the_report_tells_all(report: dict, html: str):
    posts = {post["title"]: post for post in report["posts"]}
    assert report["words"]["unexplained"] == 0
    assert report["menu"] == [{"menu": "", "words": "Home", "leads_to": ""}]
    assert report["other_types"][0]["title"] == "A widget"
    assert posts["Thrown away"]["text"] == "rubbish"
    assert posts["Second"]["attention"][0]["source"] == '[contact-form-7 id="2"]'
    assert (
        "A comment by A. Reader of 2024-06-01: “Well said”"
        in posts["First & foremost"]["not_taken_over"]
    )
    assert "names 7 March 2025" in posts["Big day"]["questions"][0]
    assert posts["Locked"]["state"] == "draft, because it asked for a password"
    assert "/first" in posts["First & foremost"]["redirects"]
    assert [each["account"] for each in report["accounts"]] == ["admin", "jane"]
    for words in (
        "Big day",
        '<a href="#post-2">Second</a>',
        "Needs attention",
        "Who wrote the",
        "Menu: Home",
    ):
        assert words in html


def test_a_later_export_adds_and_changes_but_never_overwrites(importer):
    def export(second: str, third: str, *, fourth: bool = False) -> Export:
        made = Export()
        made.post("One", paragraph("same"))
        made.post("Two", paragraph(second))
        made.post("Three", paragraph(third))
        made.post("Five", paragraph("five"))
        if fourth:
            made.post("Four", paragraph("new"))
        return made

    importer.run(export("before", "before"))
    edited = ArticlePage.objects.get(slug="three")
    edited.summary = "An editor wrote this."
    edited.save_revision().publish()
    Page.objects.get(slug="five").delete()
    Redirect.objects.get(old_path="/one").delete()

    code = importer.run(export("after", "after", fourth=True))

    assert code == 0
    for line in ("1 made", "1 updated", "1 unchanged", "1 left out, because an editor deleted it"):
        assert line in importer.said
    assert "1 changed in the export, but left as an editor changed it" in importer.said
    assert "after" in str(ArticlePage.objects.get(slug="two").body.raw_data)
    assert "before" in str(ArticlePage.objects.get(slug="three").body.raw_data)
    assert ArticlePage.objects.get(slug="three").summary == "An editor wrote this."
    assert not Page.objects.filter(slug="five").exists()
    assert not Redirect.objects.filter(old_path="/one").exists()


def test_what_stands_there_already_is_a_conflict(importer, client):
    """At the same address, or where the old address leads already."""
    news = Page.objects.get(slug="news")
    ours = ArticlePage(title="Ours", slug="first", live=True)
    elsewhere = ArticlePage(title="Ours too", slug="the-second", live=True)
    same_title = ArticlePage(title="“Third” time", slug="3", live=True)
    for page in (ours, elsewhere, same_title):
        news.add_child(instance=page)
    Redirect.add_redirect("/second/", elsewhere)
    before = {page.pk: page.latest_revision_id for page in Page.objects.all()}
    export = Export()
    export.post("First", paragraph(f'Theirs <a href="{SITE}/second/">x</a>'))
    export.post("Second", paragraph("Theirs"))
    export.post("Third time", paragraph("Theirs"))
    export.page("About", paragraph("Theirs"))
    export.page("Search", paragraph("Theirs"))

    code = importer.run(export)

    assert code == 0
    assert "4 conflict" in importer.said
    assert "“Ours too” at /news/the-second/" in importer.said
    assert {
        page.pk: page.latest_revision_id for page in Page.objects.filter(pk__in=before)
    } == before
    assert Page.objects.count() == len(before) + 1
    assert StandardPage.objects.get(title="Search").slug == "about-search"
    assert client.get("/first/")["Location"] == "/news/first/"
    assert client.get("/second/")["Location"] == "/news/the-second/"
    assert client.get("/third-time/")["Location"] == "/news/3/"


def test_the_mapping_decides_and_names_who_wrote(importer, tmp_path):
    (tmp_path / "map.yaml").write_text(
        "categories: {tools-documents: webinar}\nposts: {first: blog, '12': skip}\ntopics: none\n"
        "types: {some_widget: page}\naccounts: {jane: {person: Dr Jane Made-Up}}\n"
    )

    importer.run(a_charity(), map=tmp_path / "map.yaml")

    assert ArticlePage.objects.get(slug="first").kind == "blog"
    assert WebinarPage.objects.get(slug="second").title == "Second"
    assert not Page.objects.filter(slug="big-day").exists()
    assert StandardPage.objects.get(title="A widget").live
    assert not Topic.objects.exists()
    assert Person.objects.get().name == "Dr Jane Made-Up"
