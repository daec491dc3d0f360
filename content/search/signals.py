"""Keeps the index up to date by itself: whatever changes what readers may see is followed at once."""

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move
from wagtail.signals import published as snippet_published
from wagtail.signals import unpublished as snippet_unpublished

from content.models import (
    Condition,
    EthnicGroup,
    Finding,
    Organisation,
    Person,
    Question,
    SiteDocument,
    Source,
)
from content.search.indexing import forget_page, index_leaning, index_page, pages_using

# By whose names findings are found too, and how these lead to them.
FINDINGS_OF = {Condition: "condition", EthnicGroup: "values__groups", Source: "source"}


def connect() -> None:
    page_published.connect(published)
    page_unpublished.connect(unpublished)
    post_page_move.connect(page_moved)
    for signal in (post_save, post_delete):
        signal.connect(pages_restricted, sender=PageViewRestriction)
        signal.connect(collection_restricted, sender=CollectionViewRestriction)
    for model in (Person, Organisation, *FINDINGS_OF):
        pre_save.connect(remember_name, sender=model)
        post_save.connect(renamed, sender=model)
    for model in (Person, SiteDocument):
        post_save.connect(leaning_changed, sender=model)
    pre_delete.connect(remember_pages, sender=SiteDocument)
    post_delete.connect(captions_deleted, sender=SiteDocument)
    for signal in (snippet_published, snippet_unpublished, post_delete):
        signal.connect(finding_changed, sender=Finding)
        signal.connect(question_changed, sender=Question)


def published(instance: Page, **_) -> None:
    index_page(instance)


def unpublished(instance: Page, **_) -> None:
    """Also told of a page that is being deleted, while its row still says that it is live."""
    forget_page(instance)


def page_moved(instance: Page, **_) -> None:
    """Addresses are read when they are shown, but a page may come to lie below a private one."""
    index_all_below(instance)


def pages_restricted(instance: PageViewRestriction, **_) -> None:
    """All below the page are as private as the page."""
    index_all_below(instance.page)


def index_all_below(page: Page) -> None:
    for each in Page.objects.descendant_of(page, inclusive=True).live().iterator():
        index_page(each)


def collection_restricted(instance: CollectionViewRestriction, **_) -> None:
    collections = instance.collection.get_descendants(inclusive=True)
    for document in SiteDocument.objects.filter(collection__in=collections):
        index_leaning(document)


def leaning_changed(instance: Person | SiteDocument, raw: bool = False, **_) -> None:
    if raw:
        return
    index_leaning(instance)
    if is_captions(instance):
        for page in pages_using(instance).live():
            index_page(page)


def is_captions(thing: Person | SiteDocument) -> bool:
    """What is said on pages comes from it."""
    return isinstance(thing, SiteDocument) and thing.file_extension.lower() == "vtt"


def remember_pages(instance: SiteDocument, **_) -> None:
    instance.pages_before = list(pages_using(instance).live()) if is_captions(instance) else []


def captions_deleted(instance: SiteDocument, **_) -> None:
    for page in instance.pages_before:
        index_page(page)


def finding_changed(instance: Finding, **_) -> None:
    """Published, taken down or deleted: its own entry, and the pages that quote it."""
    index_leaning(instance)
    for page in pages_using(instance).live():
        index_page(page)


def question_changed(instance: Question, **_) -> None:
    """Published, taken down or deleted; no page is found by the words of what it shows of these."""
    if instance.pk:
        index_leaning(instance)


def remember_name(instance: Model, **_) -> None:
    stored = type(instance).objects.filter(pk=instance.pk).first() if instance.pk else None
    instance.name_before = stored and str(stored)


def renamed(instance: Model, **_) -> None:
    """Pages are found by the names of those who wrote them or spoke there, findings by their source."""
    if instance.name_before in (None, str(instance)):
        return
    for page in pages_using(instance).live():
        index_page(page)
    for person in instance.people.all() if isinstance(instance, Organisation) else ():
        index_leaning(person)
    if relation := FINDINGS_OF.get(type(instance)):
        for finding in Finding.objects.standing().filter(**{relation: instance}).distinct():
            index_leaning(finding)
