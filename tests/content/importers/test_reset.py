"""`load_demo --reset` gives the site that a fresh load gives, whatever was deleted in the admin."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from wagtail.models import Page, ReferenceIndex, Revision

from content.models import ArticlePage, HomePage, SiteDocument, SiteImage, Topic

RECORDING = """
  - recording:
      title: All of it
      length: "0:45"
      file: film
      poster: branch
"""


@pytest.fixture
def site(little_site):
    little_site.change("pages/news/second.yaml", "kind: blog", "kind: blog\ntopics: [maternity]")
    first = (little_site.folder / "pages/news/first.yaml").read_text()
    little_site.write("pages/news/first.yaml", first.rstrip("\n") + RECORDING)
    (little_site.folder / "media" / "film.mp4").write_bytes(b"a demonstration")
    documents = (little_site.folder / "documents.yaml").read_text()
    little_site.write(
        "documents.yaml", documents + "- {slug: film, file: film.mp4, title: The film}\n"
    )
    little_site.load()
    return little_site


def article(slug: str) -> ArticlePage:
    return ArticlePage.objects.get(slug=slug)


def document(title: str) -> SiteDocument:
    return SiteDocument.objects.get(title=title)


def delete_what_editors_may() -> None:
    Topic.objects.get().delete()
    SiteImage.objects.get().delete()
    SiteDocument.objects.all().delete()


def held() -> dict[str, tuple]:
    """The topics of every page, and what its blocks, texts and relations lead to."""
    pages = Page.objects.filter(depth__gt=1).specific()
    return {page.url: (topics(page), sorted(references(page))) for page in pages}


def topics(page: Page) -> list[str]:
    return [topic.slug for topic in page.topics.all()]


def references(page: Page) -> Iterator[tuple[str, str]]:
    for reference in ReferenceIndex.get_references_for_object(page):
        kind = reference.to_content_type.model_class()
        target = kind.objects.filter(pk=reference.to_object_id).first()
        yield reference.model_path, str(target)


def test_reset_gives_pages_back_what_they_lost(site):
    before = held()
    delete_what_editors_may()
    assert held() != before

    site.load(reset=True)

    first = article("first")
    assert first.lead_image == SiteImage.objects.get()
    assert topics(first) == ["maternity"]
    report = document("The report")
    assert f'linktype="document" id="{report.pk}"' in first.body[1].value.source
    assert first.body[2].value["image"].pk == SiteImage.objects.get().pk
    assert first.body[5].value["file"] == document("The film")
    assert topics(article("second")) == ["maternity"]
    assert held() == before


def test_reset_mends_what_was_lost_before_an_earlier_load(site):
    delete_what_editors_may()
    site.load()

    site.load(reset=True)

    assert article("first").lead_image == SiteImage.objects.get()


def test_reset_mends_links_to_a_page_that_was_deleted(site):
    before = held()
    ArticlePage.objects.get(slug="first").delete()

    site.load(reset=True)

    assert HomePage.objects.get().featured[0].value.specific == article("first")
    assert held() == before


def test_reset_puts_the_files_topic_where_an_editor_made_another_of_its_name(site):
    Topic.objects.get().delete()
    Topic.objects.create(slug="maternity", name="Maternity")

    site.load(reset=True)

    assert topics(article("first")) == ["maternity"]


def test_reset_leaves_alone_what_lost_nothing(site):
    document("The film").delete()

    site.load(reset=True)

    assert article("first").revisions.count() == 2
    assert article("second").revisions.count() == 1


def test_a_second_reset_changes_nothing(site):
    delete_what_editors_may()
    site.load(reset=True)

    site.load(reset=True)

    assert article("first").revisions.count() == 2


def test_without_reset_a_page_stays_as_the_deletion_left_it(site):
    delete_what_editors_may()
    site.change("pages/news/first.yaml", "The first news", "Changed")

    site.load()

    first = article("first")
    assert (first.title, first.lead_image, first.topics.count()) == ("The first news", None, 0)
    assert first.revisions.count() == 1
    assert not SiteImage.objects.exists()
    assert "refers to what an editor deleted" in site.said_of("page:/news/first/")


def test_the_demo_itself_comes_back_whole(db, django_capture_on_commit_callbacks):
    call_command("load_demo")
    before = held()
    with django_capture_on_commit_callbacks(execute=True):
        Topic.objects.first().delete()
        SiteImage.objects.filter(title__icontains="larch").first().delete()
        SiteDocument.objects.all().delete()
    assert held() != before

    call_command("load_demo", reset=True)
    assert held() == before

    revisions = Revision.objects.count()
    call_command("load_demo", reset=True)
    assert Revision.objects.count() == revisions
