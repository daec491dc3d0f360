"""Exports of some posts of a site that was imported whole: they know less, and take nothing away."""

import json

from wagtail.contrib.redirects.models import Redirect

from content.models import ArticlePage, EventPage, StandardPage, Topic
from tests.content.importers.wordpress.export_builder import SITE, Export, paragraph
from tests.content.importers.wordpress.stored_state import stored_state

NEWS, EVENTS = ("category", "news", "News"), ("category", "events", "Events")
CONFERENCES = ("category", "conferences-2023", "Conferences 2023")
HOUSING = ("category", "housing", "Housing")


def whole() -> Export:
    export = Export()
    export.account("jane", "Jane Made-Up", 2)
    export.category("news", "News", 3)
    export.category("events", "Events", 4)
    export.category("conferences-2023", "Conferences 2023", 5, parent="events")
    export.category("housing", "Housing", 6)
    return with_posts(export, range(4))


def with_posts(export: Export, wanted) -> Export:
    terms = [[NEWS, HOUSING], [CONFERENCES], [EVENTS], [NEWS, ("author", "jane", "Jane Made-Up")]]
    for number in wanted:
        export.post(
            f"Post {number}", paragraph(f"Words {number}"), number=20 + number, slug="update" if number < 2 else None,
            link=f"{SITE}/2024/0{number + 1}/update/" if number < 2 else None,
            terms=terms[number], creator="jane",
        )  # fmt: skip
    return export


def redirects() -> dict[str, str]:
    return {each.old_path: each.link for each in Redirect.objects.all()}


def test_an_export_of_some_posts_takes_nothing_from_old_addresses(importer, client):
    importer.run(whole())
    made, state = redirects(), stored_state()
    assert made["/category/events"] == made["/category/events/feed"].replace(
        "/feeds/events.atom", "/events/"
    )
    assert made["/category/events/conferences-2023"] == "/events/?topic=conferences-2023"
    assert made["/category/housing"] == "/news/?topic=housing"
    assert made["/author/jane"] == "/people/jane-made-up/"
    assert made["/update"] == "/news/update/"

    for wanted in ([2], [1], [0, 3]):
        part = Export()  # names no categories, as exports of posts alone don't
        importer.run(with_posts(part, wanted))
        assert "0 changes" in importer.said, (wanted, importer.said)
        assert redirects() == made
    only_head = whole()
    only_head.parts = only_head.parts[2:3]
    importer.run(only_head)
    assert redirects() == made
    importer.run(whole())
    assert "0 changes" in importer.said
    assert stored_state() == state


def test_what_is_news_in_a_part_is_followed(importer):
    importer.run(whole())
    Topic.objects.filter(slug="housing").update(slug="homes", name="Homes")
    more = Export()
    for number in range(3):
        more.post(f"More {number}", paragraph("x"), number=50 + number,
                  terms=[HOUSING, EVENTS])  # fmt: skip

    importer.run(more)

    assert redirects()["/category/housing"].startswith("/events/?topic=")


def test_a_category_follows_the_one_above_it(importer, client):
    export = whole()
    export.category("london-2023", "London", 8, parent="conferences-2023")
    export.post("Far below", paragraph("x"), terms=[("category", "london-2023", "London")])

    importer.run(export)

    assert EventPage.objects.get(title="Post 1").url == "/events/update/"
    below = EventPage.objects.get(title="Far below")
    assert [topic.slug for topic in below.topics.all()] == ["london-2023"]
    assert ArticlePage.objects.get(title="Post 0").url == "/news/update/"
    path = "/category/events/conferences-2023/london-2023"
    assert client.get(path)["Location"] == "/events/?topic=london-2023"


def test_what_posts_mention_of_others_stays_when_these_are_not_exported(importer):
    def export(*wanted: int, words: str = "Read") -> Export:
        made = Export()
        links = " ".join(
            f'<a href="{path}">to</a>'
            for path in ("/one/", "/hidden/", "/team/", "/category/news/")
        )
        made.post("One", paragraph("1"), number=31, terms=[NEWS])
        made.post("Hidden", paragraph("1"), number=32, status="draft")
        made.page("Team", paragraph("1"), number=33)
        made.item("Contact", paragraph("Write to us"), type="wp_block", number=34)
        gone = '<img src="/wp-content/uploads/2020/01/gone.jpg"/><!-- wp:block {"ref":34} /-->'
        made.post("Linking", paragraph(f"{words} {links}") + gone, number=35)
        made.parts = [made.parts[number] for number in wanted or range(5)]
        return made

    importer.run(export())
    body, state = ArticlePage.objects.get(slug="linking").body.raw_data, stored_state()
    assert str(body).count('linktype="page"') == 3

    importer.run(export(4))
    assert "0 changes" in importer.said
    assert stored_state() == state
    importer.run(export(4, words="Do read"))
    changed = str(ArticlePage.objects.get(slug="linking").body.raw_data)
    assert "Do read" in changed
    assert "Write to us" in changed
    assert changed.count('linktype="page"') == 2  # a draft has no old address that leads anywhere
    assert 'href="/news/"' in changed
    importer.run(export(words="Do read"))
    assert "1 updated" in importer.said
    importer.run(export(words="Do read"))
    assert "0 changes" in importer.said


def test_a_page_comes_to_lie_below_one_of_an_earlier_export(importer):
    first = Export()
    team = first.page("Team", paragraph("x"), number=41)
    importer.run(first)
    second = Export()
    second.page("Board", paragraph("x"), parent=team, link=f"{SITE}/team/board/", number=42)

    importer.run(second)

    assert StandardPage.objects.get(title="Board").url == "/team/board/"
    importer.run(second)
    assert "0 changes" in importer.said


def test_a_dry_run_says_what_renaming_and_hiding_will_do(importer):
    def export(slug: str, status: str) -> Export:
        made = Export()
        made.post("Renamed", paragraph("x"), number=51, slug=slug, terms=[NEWS])
        made.post("Hidden soon", paragraph("x"), number=52, status=status)
        team = made.page("Team", paragraph("x"), number=53, slug=f"team-{slug}")
        made.page("Board", paragraph("x"), number=54, parent=team, link=f"{SITE}/team/board/")
        return made

    importer.run(export("before", "publish"))
    reports = []
    for dry in (True, False):
        path = importer.folder / "report"
        importer.run(export("after", "private"), dry_run=dry, report=path)
        report = json.loads(path.with_suffix(".json").read_text())
        reports.append(report | {"dry_run": None})

    dry, wet = reports
    assert wet["posts"][0]["address"] == "/news/after/"
    assert wet["posts"][1]["redirects"] == []
    assert dry == wet


def test_posts_of_one_title_in_two_exports_are_two(importer, client):
    """So are two with one number, where the second export is of another site."""
    first, second = Export(), Export(site="https://another.example")
    link = "{}/?p=7"
    first.post("Newsletter", "Spring", slug="spring", number=7, link=link.format(first.site))
    second.post("Newsletter", "Autumn", slug="autumn", number=7, link=link.format(second.site))
    again = Export()
    again.post("Newsletter", "Winter", slug="winter", number=8, link=link.format(again.site))

    for export in (first, second, again):
        assert importer.run(export) == 0
        assert "1 made" in importer.said, importer.said

    assert {page.slug for page in ArticlePage.objects.all()} == {"spring", "autumn", "winter"}
    for slug in ("spring", "autumn", "winter"):
        assert client.get(f"/{slug}/")["Location"] == f"/news/{slug}/"
