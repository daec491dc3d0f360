"""Exports of some posts of a site that was imported whole: they know less, and take nothing away."""

from wagtail.contrib.redirects.models import Redirect

from content.models import ArticlePage, EventPage, Topic
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
