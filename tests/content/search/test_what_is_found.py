"""What readers may see is found, what they may not is not: at once, and whatever the index holds."""

import pytest
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from content.models import ArticleAuthor, SearchEntry
from content.search.filling import fill
from tests.content.factories import PersonFactory, SiteDocumentFactory, TopicFactory


def with_document(publish, document, title="Flamingos"):
    return publish(title=title, body=[("document", {"document": document})])


def test_a_draft_is_found_only_when_published(publish, found, news):
    article = publish(title="Flamingos of London")
    article.title = "Pelicans of London"
    article.save_revision()

    assert found("flamingos") == ["Flamingos of London"]
    assert found("pelicans") == []

    article.save_revision().publish()

    assert found("flamingos") == []
    assert found("pelicans") == ["Pelicans of London"]


@pytest.mark.parametrize("way", ["unpublish", "delete", "restrict", "restrict above", "move"])
def test_what_readers_no_longer_see_is_not_found(publish, found, indexed, news, way):
    author = PersonFactory(name="Ada Heron")
    article = publish(title="Flamingos", authors=[ArticleAuthor(person=author)])
    assert found("flamingos") == ["Flamingos"]
    assert "Ada Heron" in found("heron")
    private = Page.objects.get(slug="resources")
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    if way == "unpublish":
        article.unpublish()
    elif way == "delete":
        article.delete()
    elif way == "move":
        article.move(private, pos="last-child")
    else:
        page = article if way == "restrict" else news
        PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert found("flamingos") == []
    assert found("heron") == []
    assert not {"Flamingos", "Ada Heron"} & set(indexed())


def test_what_is_open_again_is_found_again(publish, found, news):
    publish(title="Flamingos")
    restriction = PageViewRestriction.objects.create(page=news, restriction_type="login")
    assert found("flamingos") == []

    restriction.delete()

    assert found("flamingos") == ["Flamingos"]


def test_an_index_that_fell_behind_shows_nothing_private(publish, found, news, client):
    """Rows that changed past Wagtail's signals."""
    publish(title="Flamingos")
    Page.objects.filter(title="Flamingos").update(live=False)

    assert SearchEntry.objects.filter(title="Flamingos").exists()
    assert found("flamingos") == []
    assert client.get("/search/suggestions/?query=flam").json() == {"suggestions": []}
    assert client.get("/search/?query=flamingoes").context["search"].did_you_mean == ""


def test_a_new_address_is_followed(publish, client):
    article = publish(title="Flamingos", slug="flamingos")
    article.slug = "birds"
    article.save_revision().publish()
    article.get_parent().slug = "chronicle"
    listing = article.get_parent().specific
    listing.slug = "chronicle"
    listing.save()

    [hit] = client.get("/search/?query=flamingos").context["search"].hits
    assert hit.address == "/chronicle/birds/"


def test_somebody_is_found_while_any_public_page_names_them(publish, found):
    author = PersonFactory(name="Ada Heron")
    assert found("heron") == []
    first = publish(title="First", authors=[ArticleAuthor(person=author)])
    second = publish(title="Second", authors=[ArticleAuthor(person=author)])

    for page, left in ((first, ["Ada Heron", "Second"]), (second, [])):
        page.delete()
        assert sorted(found("heron")) == left


def test_a_new_name_is_followed_everywhere(publish, found):
    author = PersonFactory(name="Ada Heron")
    publish(title="First", authors=[ArticleAuthor(person=author)])

    author.name = "Ada Egret"
    author.save()

    assert found("heron") == []
    assert sorted(found("egret")) == ["Ada Egret", "First"]


def test_a_document_is_found_when_a_public_page_offers_it(publish, found, client):
    document = SiteDocumentFactory(title="Stork handbook")
    assert found("stork") == []

    page = with_document(publish, document)

    [hit] = client.get("/search/?query=stork").context["search"].hits
    assert (hit.entry.title, hit.address) == ("Stork handbook", document.url)
    assert hit.stands_on.pk == page.pk
    page.unpublish()
    assert found("stork") == []


@pytest.mark.parametrize("above", [False, True])
def test_a_document_in_a_private_collection_is_never_found(publish, found, indexed, above):
    outer = Collection.get_first_root_node().add_child(name="Gated")
    inner = outer.add_child(name="Inner")
    document = SiteDocumentFactory(title="Stork handbook", collection=inner)
    with_document(publish, document)
    assert found("stork") == ["Stork handbook"]

    restricted = outer if above else inner
    gate = CollectionViewRestriction.objects.create(collection=restricted, restriction_type="login")

    assert found("stork") == []
    assert "Stork handbook" not in indexed()
    gate.delete()
    assert found("stork") == ["Stork handbook"]


def test_a_collection_that_was_restricted_past_the_signals_hides_its_documents(publish, found):
    document = SiteDocumentFactory(title="Stork handbook")
    with_document(publish, document)
    gate = CollectionViewRestriction(collection=document.collection, restriction_type="login")
    CollectionViewRestriction.objects.bulk_create([gate])

    assert found("stork") == []


def test_a_document_moved_into_a_private_collection_is_gone(publish, found):
    gated = Collection.get_first_root_node().add_child(name="Gated")
    CollectionViewRestriction.objects.create(collection=gated, restriction_type="login")
    document = SiteDocumentFactory(title="Stork handbook")
    with_document(publish, document)

    document.collection = gated
    document.save()

    assert found("stork") == []


def test_captions_are_no_reading_matter(publish, found):
    captions = SiteDocumentFactory(title="Stork captions", file__filename="stork.vtt")
    with_document(publish, captions)

    assert found("stork") == []


def test_the_index_can_be_made_again_and_filled_where_it_lacks_pages(publish, found, indexed):
    publish(title="Flamingos", topics=[TopicFactory()])
    complete = indexed()
    SearchEntry.objects.all().delete()
    assert found("flamingos") == []

    said: list[str] = []
    assert (
        fill(missing_only=True, say=said.append) == Page.objects.live().filter(depth__gt=1).count()
    )
    assert indexed() == complete
    assert fill(missing_only=True, say=said.append) == 0

    fill(missing_only=False, say=said.append)
    assert indexed() == complete
