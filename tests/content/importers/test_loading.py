"""What a load makes, and what it leaves to editors."""

import datetime

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex, Revision, Site

from content.models import (
    ArticleIndexPage,
    ArticlePage,
    HomePage,
    Person,
    Provenance,
    SiteDocument,
    SiteImage,
    SiteSettings,
    Topic,
)


def article(slug: str) -> ArticlePage:
    return ArticlePage.objects.get(slug=slug)


def edit(page: Page, **changes) -> None:
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def content() -> dict:
    """All that a second load could change."""
    return {
        "pages": list(Page.objects.order_by("pk").values()),
        "revisions": list(Revision.objects.order_by("pk").values_list("pk", "created_at")),
        "people": list(Person.objects.values()),
        "images": list(SiteImage.objects.values()),
        "documents": list(SiteDocument.objects.values()),
        "settings": list(SiteSettings.objects.values()),
        "redirects": list(Redirect.objects.values()),
        "provenance": list(Provenance.objects.order_by("pk").values()),
    }


def test_everything_in_the_files_is_on_the_site(little_site):
    little_site.load()

    first = article("first")
    assert first.live
    assert first.url_path == "/home/news/first/"
    assert [topic.slug for topic in first.topics.all()] == ["maternity"]
    assert [str(author) for author in first.authors.all()] == ["Dr Jo Lee", "The Collaboration"]
    assert first.references.get().year == 2024
    assert first.lead_image.title == "A branch"
    assert first.first_published_at.date() == datetime.date(2025, 6, 29)  # midnight in London
    assert [block.block_type for block in first.body] == [
        "heading",
        "text",
        "image",
        "table",
        "action_link",
    ]
    assert HomePage.objects.get().featured[0].value.pk == first.pk
    assert Site.objects.get().site_name == "Little site"
    assert SiteSettings.objects.get().contact_email == "little@example.org"


def test_what_belongs_to_a_page_keeps_the_order_of_the_file(little_site):
    little_site.load()

    places = dict(article("first").authors.values_list("sort_order", "person__slug"))
    assert places == {0: "jo-lee", 1: None}


def test_pages_may_refer_to_each_other(little_site):
    little_site.load()

    first, second = article("first"), article("second")
    assert f'linktype="page" id="{second.pk}"' in first.body[1].value.source
    assert first.body[4].value.href == "/news/second/"
    assert second.body[0].value["pages"][0].pk == first.pk


def test_blocks_are_stored_as_their_editor_stores_them(little_site):
    little_site.load()

    heading, _, picture, table, _ = article("first").body
    assert heading.value["anchor"] == "what-it-says"
    assert picture.value["image"].contextual_alt_text == "A branch"
    assert [column["heading"] for column in table.value["table"].columns] == ["Name", "Number"]
    assert table.value["table"].row_data[1]["values"] == ["Two", 2.5]


def test_search_and_reference_index_know_what_was_loaded(little_site):
    little_site.load()

    assert list(ArticlePage.objects.search("second")) == [article("second")]
    report = SiteDocument.objects.get()
    assert ReferenceIndex.get_references_to(report).count() == 1


def test_loading_twice_gives_the_same_site(little_site):
    little_site.load()
    before = content()

    little_site.load()

    assert content() == before


def test_reset_of_an_untouched_site_changes_nothing(little_site):
    little_site.load()
    before = content()

    little_site.load(reset=True)

    assert content() == before


def test_a_changed_file_updates_the_page_that_nobody_edited(little_site):
    little_site.load()
    little_site.change("pages/news/first.yaml", "The first news", "The very first news")
    little_site.change("pages/news/first.yaml", "  - organisation: larch\n", "")

    little_site.load()

    first = article("first")
    assert first.title == "The very first news"
    assert [str(author) for author in first.authors.all()] == ["Dr Jo Lee"]
    assert first.revisions.count() == 2
    assert article("second").revisions.count() == 1


def test_a_field_taken_out_of_the_file_is_emptied(little_site):
    little_site.load()
    little_site.change("pages/news/first.yaml", "lead_image: branch\n", "")

    little_site.load()

    assert article("first").lead_image is None


def test_an_editors_change_is_kept(little_site):
    little_site.load()
    edit(article("first"), title="As the editor has it")
    little_site.change("pages/news/first.yaml", "The first news", "As the file has it")

    little_site.load()

    assert article("first").title == "As the editor has it"
    assert "left as an editor changed it" in little_site.said_of("page:/news/first/")


def test_an_editors_draft_is_kept(little_site):
    little_site.load()
    first = article("first")
    first.title = "A draft"
    draft = first.save_revision()
    little_site.change("pages/news/first.yaml", "The first news", "As the file has it")

    little_site.load()

    assert article("first").latest_revision == draft
    assert article("first").title == "The first news"


def test_reset_puts_an_edited_page_back(little_site):
    little_site.load()
    edit(article("first"), title="As the editor has it", slug="elsewhere")

    little_site.load(reset=True)

    assert article("first").title == "The first news"
    assert ArticlePage.objects.count() == 2


def test_what_an_editor_deleted_stays_deleted_until_reset(little_site):
    little_site.load()
    article("first").delete()

    little_site.load()
    assert not ArticlePage.objects.filter(slug="first").exists()
    assert "an editor deleted it" in little_site.said_of("page:/news/first/")

    little_site.load(reset=True)
    assert article("first").live


def test_what_an_editor_unpublished_stays_unpublished_until_reset(little_site):
    little_site.load()
    article("first").unpublish()

    little_site.load()
    assert not article("first").live

    little_site.load(reset=True)
    assert article("first").live


def test_reset_moves_a_page_back(little_site):
    little_site.load()
    home = HomePage.objects.get()
    other = home.add_child(instance=ArticleIndexPage(title="Resources", slug="resources"))
    article("first").move(other, pos="last-child")

    little_site.load()
    assert article("first").url_path == "/home/resources/first/"

    little_site.load(reset=True)
    assert article("first").url_path == "/home/news/first/"


def test_a_page_that_needs_a_deleted_one_is_left_as_it_was(little_site):
    little_site.load()
    article("first").delete()
    little_site.change("pages/news/second.yaml", "The second news", "Changed")

    little_site.load()

    assert article("second").title == "The second news"
    assert "refers to what an editor deleted" in little_site.said_of("page:/news/second/")


def test_an_editors_own_page_at_the_address_is_left_alone(little_site):
    little_site.load()
    news = HomePage.objects.get().get_children().get(slug="news")
    news.add_child(instance=ArticlePage(title="The editor's", slug="third"))
    little_site.write("pages/news/third.yaml", "type: ArticlePage\ntitle: The file's\n")

    little_site.load()

    assert article("third").title == "The editor's"


def test_a_page_of_another_type_at_the_address_stops_a_reset(little_site):
    little_site.load()
    HomePage.objects.get().get_children().get(slug="about").specific.add_child(
        instance=HomePage(title="Odd", slug="third", live=False)
    )
    little_site.write("pages/about/third.yaml", "type: StandardPage\ntitle: Third\n")

    with pytest.raises(Exception, match="type: At /about/third/ stands a page of"):
        little_site.load(reset=True)


def test_edited_snippets_settings_and_redirects_are_kept_until_reset(little_site):
    little_site.load()
    Person.objects.update(role="Changed")
    Topic.objects.update(description="Changed")
    SiteSettings.objects.update(strapline="Changed")
    Redirect.objects.update(redirect_page=HomePage.objects.get())
    SiteImage.objects.update(description="Changed")
    little_site.change("people.yaml", "name_note: For", "role: Of the file\n  name_note: For")
    little_site.change("site.yaml", "Short and true", "Of the file")

    little_site.load()
    assert Person.objects.get().role == "Changed"
    assert SiteSettings.objects.get().strapline == "Changed"
    assert Redirect.objects.get().redirect_page.depth == 2

    little_site.load(reset=True)
    assert Person.objects.get().role == "Of the file"
    assert Topic.objects.get().description == ""
    assert SiteSettings.objects.get().strapline == "Of the file"
    assert Redirect.objects.get().redirect_page.slug == "news"
    assert SiteImage.objects.get().description == "A larch branch"


def test_a_snippet_update_leaves_a_revision(little_site):
    little_site.load()
    little_site.change("people.yaml", "name_note: For", "role: New\n  name_note: For")

    little_site.load()

    assert Person.objects.get().revisions.count() == 2
