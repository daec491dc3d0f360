"""Brings the index up to date with one page, one person, one document, one finding."""

from collections.abc import Iterable
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils.text import Truncator
from wagtail.models import Page, ReferenceIndex

from content.models import (
    EvidencePage,
    Finding,
    HomePage,
    Person,
    Question,
    SearchEntry,
    SearchPassage,
    SearchWord,
    SiteDocument,
)
from content.pages.base import BasePage
from content.search.block_words import paragraphs_of
from content.search.finding_words import details_of, label_of, names_of, where_and_when
from content.search.known_words import plain_words
from content.search.page_contents import Passage, contents_of, merged
from content.search.page_facts import facts_of
from content.search.recordings import recording_entries
from content.search.vectors import AS_WRITTEN, vector, weighted
from content.search_index.folding import composed, words_of
from content.search_index.kinds import Kind

Leaning = Person | SiteDocument | Finding | Question
NO_READING_MATTER = {"vtt"}  # captions are part of a recording
WORDS_OF_AN_ANSWER = 40  # shown where only the question has what was asked
SHORTEST_WORD = 2
LONGEST_WORD = SearchWord._meta.get_field("word").max_length


def index_page(page: Page) -> None:
    """Brought up to date with its row, and with it all that leans on it."""
    public = Page.objects.live().public().filter(pk=page.pk).specific().first()
    if not isinstance(public, BasePage):
        return forget_page(page)
    with transaction.atomic():
        own_entries(page).delete()
        write_page(public)
        for thing in newly_found(public) | no_longer_named(public):
            index_leaning(thing)


def forget_page(page: Page) -> None:
    """Who leaned on it is found through another page, or no longer."""
    with transaction.atomic():
        own_entries(page).delete()
        for thing in leaning_on(page):
            index_leaning(thing, but=page)


def own_entries(page: Page) -> QuerySet:
    return SearchEntry.objects.filter(
        page=page.pk, person=None, document=None, finding=None, question=None
    )


def leaning_on(page: Page) -> set[Leaning]:
    """Not findings: these stay with the summary, and are hidden and found again with it."""
    things = ("person", "document", "question")
    entries = SearchEntry.objects.filter(page=page.pk).select_related(*things)
    entries = entries.exclude(**dict.fromkeys(things))
    # Of documents that are deleted together some are gone before their entries.
    return {entry.person or entry.document or entry.question for entry in entries} - {None}


def no_longer_named(page: Page) -> set[Leaning]:
    named = {thing for thing in leaning_on(page) if not isinstance(thing, Question)}
    return {thing for thing in named if thing.pk not in named_by(page, type(thing))}


def newly_found(page: Page) -> set[Leaning]:
    """Whom it names and no other page made found."""
    found: set[Leaning] = set(lacking_findings()) if isinstance(page, EvidencePage) else set()
    found |= set(Question.objects.published().filter(asked_at=page.pk))
    for model in (Person, SiteDocument):
        found |= set(model.objects.filter(pk__in=named_by(page, model), search_entry=None))
    return found


def lacking_findings() -> QuerySet:
    return Finding.objects.standing().filter(search_entry=None)


def named_by(page: Page, model: type[Model]) -> list[int]:
    kind = ContentType.objects.get_for_model(model)
    references = ReferenceIndex.get_references_for_object(page).filter(to_content_type=kind)
    return [int(pk) for pk in set(references.values_list("to_object_id", flat=True))]


def write_page(page: BasePage) -> None:
    contents = contents_of(page)
    facts = facts_of(page)
    topics = [topic.pk for topic in page.topics.all()]
    entry = SearchEntry(
        kind=page.search_kind,
        label=facts.label,
        title=composed(page.title),
        summary=composed(page.summary),
        page=page.page_ptr,
        topic_ids=topics,
        listed_on=facts.listed_on,
        when=facts.when,
    )
    write(
        entry,
        names=[page.summary, *contents.names],
        headings=contents.headings,
        passages=contents.passages,
    )
    for entry, texts in recording_entries(page, facts, topics):
        write(entry, **texts)


def beginning(passages: list[Passage]) -> str:
    return composed(Truncator(passages[0].text).words(WORDS_OF_AN_ANSWER)) if passages else ""


def index_leaning(thing: Leaning, *, but: Page | None = None) -> None:
    """A person or a document is found while a page that readers may see names or offers it."""
    with transaction.atomic():
        SearchEntry.objects.filter(**{field_of(thing): thing}).delete()
        page = leans_on(thing, but)
        if page and may_be_found(thing):
            WRITERS[type(thing)](thing, page)


def leans_on(thing: Leaning, but: Page | None) -> Page | None:
    if isinstance(thing, Finding):
        return Page.objects.type(EvidencePage).first()
    if isinstance(thing, Question):
        asked_at = Page.objects.live().public().exclude(pk=but.pk if but else None)
        return asked_at.filter(pk=thing.asked_at_id).first() or Page.objects.type(HomePage).first()
    pages = pages_using(thing).live().public().exclude(pk=but.pk if but else None)
    return pages.order_by("-latest_revision_created_at").first()


def may_be_found(thing: Leaning) -> bool:
    if isinstance(thing, Person):
        return True
    if isinstance(thing, Finding):
        return Finding.objects.standing().filter(pk=thing.pk).exists()
    if isinstance(thing, Question):
        return Question.objects.published().filter(pk=thing.pk).exists()
    private = thing.collection.get_view_restrictions()
    return not private and thing.file_extension.lower() not in NO_READING_MATTER


def pages_using(thing: Model) -> QuerySet:
    references = ReferenceIndex.get_references_to(thing)
    page_type = ContentType.objects.get_for_model(Page)
    ids = references.filter(base_content_type=page_type).values_list("object_id", flat=True)
    return Page.objects.filter(pk__in=[int(pk) for pk in set(ids)])


def write_person(person: Person, page: Page) -> None:
    entry = SearchEntry(
        kind=Kind.PERSON, label="Person", title=composed(person.name), page=page, person=person
    )
    organisation = person.organisation.name if person.organisation else ""
    entry.summary = composed(", ".join(filter(None, [person.role, organisation])))
    write(entry, names=[entry.summary], passages=merged(paragraphs_of(person.biography)))


def write_document(document: SiteDocument, page: Page) -> None:
    entry = SearchEntry(
        kind=Kind.DOCUMENT,
        label=document.format_name,
        title=composed(document.title),
        page=page,
        document=document,
    )
    write(entry, names=[document.format_name])


def write_finding(finding: Finding, page: Page) -> None:
    """As it is published: what was handed in may be a draft."""
    finding = Finding.objects.for_listing().get(pk=finding.pk)
    entry = SearchEntry(
        kind=Kind.EVIDENCE,
        label=label_of(finding),
        title=composed(finding.statement),
        summary=composed(where_and_when(finding)),
        page=page,
        finding=finding,
        listed_on=date(finding.last_year, 1, 1) if finding.last_year else None,
        when=finding.period,
    )
    write(entry, names=names_of(finding), passages=[Passage(details_of(finding))])


def write_question(question: Question, page: Page) -> None:
    """As it is published: what was handed in may be a draft."""
    question = Question.objects.for_showing().get(pk=question.pk)
    passages = merged(paragraphs_of(question.answer))
    entry = SearchEntry(
        kind=Kind.QUESTION,
        label="Question",
        title=composed(question.question),
        summary=beginning(passages),
        page=page,
        question=question,
        topic_ids=[topic.pk for topic in question.topics.all()],
    )
    by = question.answered_by
    asked_at = [page.title] if page.pk == question.asked_at_id else []
    write(entry, names=[str(by)] if by else [], headings=asked_at, passages=passages)


WRITERS = {
    Person: write_person,
    SiteDocument: write_document,
    Finding: write_finding,
    Question: write_question,
}
FIELDS = {Person: "person", SiteDocument: "document", Finding: "finding", Question: "question"}


def field_of(thing: Leaning) -> str:
    return FIELDS[type(thing)]


def write(
    entry: SearchEntry,
    *,
    names: Iterable[str] = (),
    headings: Iterable[str] = (),
    passages: Iterable[Passage] = (),
) -> None:
    passages = list(passages)
    about = [Kind(entry.kind).label, entry.label]
    texts = [passage.text for passage in passages]
    entry.words = weighted(A=[entry.title], B=names, C=headings, D=[*about, *texts])
    entry.heads = weighted(A=[entry.title], B=names, C=headings, D=about)
    # Its page is suggested already, under the same name.
    suggested = [] if entry.kind == Kind.RECORDING else [entry.title]
    entry.beginnings = vector(suggested, config=AS_WRITTEN)
    entry.save()
    SearchPassage.objects.bulk_create(
        SearchPassage(
            entry=entry,
            order=order,
            heading=composed(passage.heading),
            place=passage.place,
            seconds=passage.seconds,
            text=composed(passage.text),
            lines=passage.lines,
            words=vector([passage.heading, passage.text]),
        )
        for order, passage in enumerate(passages)
    )
    note_words([entry.title, *names, *headings, *texts])


def note_words(texts: list[str]) -> None:
    """In one order, so that two writers never wait for each other."""
    words = sorted({word for text in texts for word in words_of(text) if is_word(word)})
    SearchWord.objects.bulk_create(map(SearchWord, words), ignore_conflicts=True)
    plain = plain_words(texts)
    newly = SearchWord.objects.filter(word__in=plain, plain=False).order_by("word")
    newly = list(newly.select_for_update().values_list("word", flat=True))
    SearchWord.objects.filter(word__in=newly).update(plain=True)


def is_word(word: str) -> bool:
    return word.replace("'", "").isalpha() and SHORTEST_WORD <= len(word) <= LONGEST_WORD
