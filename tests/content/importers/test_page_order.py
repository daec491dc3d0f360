"""Where pages stand among their siblings."""

from content.models import ArticlePage


def article(slug: str) -> ArticlePage:
    return ArticlePage.objects.get(slug=slug)


def test_new_pages_take_their_place_among_their_siblings(little_site):
    little_site.load()
    little_site.write("pages/news/between.yaml", "type: ArticlePage\ntitle: Between\norder: 20\n")
    little_site.write("pages/news/before.yaml", "type: ArticlePage\ntitle: Before\norder: 5\n")
    little_site.change("pages/news/first.yaml", "order: 10", "order: 40")

    little_site.load()

    slugs = ArticlePage.objects.order_by("path").values_list("slug", flat=True)
    assert list(slugs) == ["before", "between", "second", "first"]


def test_the_order_that_an_editor_gave_is_kept_until_reset(little_site):
    little_site.load()
    article("second").move(article("first"), pos="left")

    little_site.load()
    assert [page.slug for page in ArticlePage.objects.order_by("path")] == ["second", "first"]

    little_site.load(reset=True)
    assert [page.slug for page in ArticlePage.objects.order_by("path")] == ["first", "second"]
