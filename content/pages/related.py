"""What to read after a page: the editor's picks, then what is about the same or by the same people.

One query finds the pages of all types that may come first, one ranks them and brings what a list
shows of them.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from django.db import models
from django.db.models import Case, Count, Exists, F, Func, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, TruncDate
from wagtail.fields import StreamField
from wagtail.models import Page

from content.mentioned import OF_EVERY_PAGE, pages_by_number, with_fields
from content.publication.open_to_all import restrictions_above
from content.statements import Statement, number, numbers, text

MOST_RELATED = 4
MOST_ALIKE = 100  # of those that share something: older ones are passed over in a large archive
PICKED, SHARED, SAME_SECTION, ELSEWHERE, STANDING = range(5)
# What only some types have, with what stands there for the others.
OF_SOME = {
    "kind": Value("", models.CharField()),
    "date": Cast(Value(None), models.DateField()),
    "date_note": Value("", models.CharField()),
    "start": Cast(Value(None), models.DateTimeField()),
    "end": Cast(Value(None), models.DateTimeField()),
    "date_precision": Value("", models.CharField()),
    "time_zone": Value("", models.CharField()),
}
PLACE = models.IntegerField()
IN_SECTION = Q(path__startswith=text("section"), depth=number("depth"))
COLUMNS = ["id", "page_ptr_id", *OF_EVERY_PAGE, *OF_SOME, "type", "tier", "place", "shared", "on"]


def related_to(page: Page, types: Sequence[type[Page]]) -> list[Page]:
    """At most `MOST_RELATED` pages that readers can open; only what a list shows is loaded.

    Each of the `types` has topics, and says in `named_by` and `dated_by` which relation holds
    its people and which field its date; both may be "".
    """
    types = tuple(types)
    given = {
        "topics": [topic.pk for topic in page.topics.all()],
        "people": people_of(page),
        "picks": picked(page),
        "passed_over": list(passed_over(page)),
        "section": page.path[: -page.steplen],
        "depth": page.depth,
    }
    rows = [*newest_here(types).rows(**given), *worth_ranking(types).rows(**given)]
    few = list({row["pk"] for row in rows})
    best = ranking(types).rows(few=few, **given) if few else []
    return [with_fields(types[row["type"]], row) for row in best]


@cache
def newest_here(types: tuple[type[Page], ...]) -> Statement:
    """The newest of the page's own section. By itself, because the best way to find them depends on
    how large it is: PostgreSQL would plan all that `worth_ranking` asks anew each time."""
    first, *others = [
        newest(model).filter(IN_SECTION)[:MOST_RELATED].values("pk")
        for model in types
        if model.dated_by
    ]
    return Statement(first.union(*others))


@cache
def worth_ranking(types: tuple[type[Page], ...]) -> Statement:
    """Of ten thousand pages only few can come first: the picks, the newest, and the newest that share
    something. Types without a date have few pages, and all of them count."""
    first, *others = [part.values("pk") for model in types for part in parts_worth_ranking(model)]
    return Statement(first.union(*others))


def parts_worth_ranking(model: type[Page]) -> Iterator[QuerySet]:
    if not model.dated_by:
        yield candidates(model)
        return
    # Not the words of the index: with that, all pages were looked through for those that share.
    unindexed = Coalesce(model.dated_by, model.dated_by).desc(nulls_last=True)
    yield newest(model)[:MOST_RELATED]
    for alike in sharing(model):
        yield candidates(model).filter(pk__in=alike).order_by(unindexed)[:MOST_ALIKE]
    yield candidates(model).filter(pk__any=numbers("picks"))


def newest(model: type[Page]) -> QuerySet:
    return candidates(model).order_by(F(model.dated_by).desc(nulls_last=True), "-path")


def candidates(model: type[Page]) -> QuerySet:
    return (
        model.objects.order_by()
        .filter(~Exists(restrictions_above()), live=True)
        .exclude(pk__any=numbers("passed_over"))
    )


def sharing(model: type[Page]) -> Iterator[QuerySet]:
    """Numbers of pages with a topic, then with a person, that are given."""
    topics = model.topics.through.objects.filter(topic__any=numbers("topics"))
    yield topics.values(model._meta.model_name)
    if model.named_by:
        named = getattr(model, model.named_by).rel.related_model.objects.order_by()
        yield named.filter(person__any=numbers("people")).values("page")


@cache
def ranking(types: tuple[type[Page], ...]) -> Statement:
    first, *others = [
        ranked(model).annotate(type=Value(place)).values(*COLUMNS)
        for place, model in enumerate(types)
    ]
    best = first.union(*others, all=True).order_by(
        "tier", "place", "-shared", F("on").desc(nulls_last=True), "-path"
    )
    return Statement(best[:MOST_RELATED])


def ranked(model: type[Page]) -> QuerySet:
    """Those of one type with `tier`, `place` among the picks, `shared` and `on`."""
    missing = {name: value for name, value in OF_SOME.items() if not has(model, name)}
    place = Func(numbers("picks"), F("pk"), function="array_position", output_field=PLACE)
    return (
        model.objects.order_by()
        .filter(pk__any=numbers("few"))
        .annotate(shared=shared_with(model), on=day_of(model), **missing)
        .annotate(
            place=Coalesce(place, Value(MOST_RELATED)),
            tier=Case(
                When(pk__any=numbers("picks"), then=PICKED),
                When(shared__gt=0, then=SHARED),
                When(IN_SECTION, then=SAME_SECTION),
                default=ELSEWHERE if model.dated_by else STANDING,
            ),
        )
    )


def passed_over(page: Page) -> set[int]:
    """The page itself, and what it leads on to in its text."""
    return {page.pk, *(set(named_in_blocks(page)) - set(picked(page)))} - {None}


def shared_with(model: type[Page]):
    """How many topics and people both have."""
    topics = Count("topics", Q(topics__any=numbers("topics")), distinct=True)
    if not model.named_by:
        return topics
    person = f"{model.named_by}__person"
    return topics + Count(person, Q(**{f"{person}__any": numbers("people")}), distinct=True)


def people_of(page: Page) -> list[int]:
    return [each.person_id for each in getattr(page, page.named_by).all()] if page.named_by else []


def day_of(model: type[Page]):
    if not model.dated_by:
        return OF_SOME["date"]
    dated = model._meta.get_field(model.dated_by)
    return TruncDate(dated.name) if isinstance(dated, models.DateTimeField) else F(dated.name)


def picked(page: Page) -> list[int]:
    return [child["value"] for child in page.related.raw_data if child["value"]]


def named_in_blocks(page: Page) -> Iterator[int]:
    """Pages to which a block of this one leads on already."""
    for story in stories_of(page):
        for child in story:
            if child["type"] == "related_pages":
                yield from chosen(child["value"]["pages"])


def stories_of(page: Page) -> Iterator[Sequence]:
    """The blocks of each, as they are stored."""
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField):
            yield getattr(page, field.name).raw_data


def leads_on(page: Page) -> bool:
    """Whether the body ends with pages to go to next, so that a second list would say it twice."""
    if picked(page):
        return False
    ends = [
        story[-1] for story in stories_of(page) if story and story[-1]["type"] == "related_pages"
    ]
    pages = [pk for each in ends for pk in chosen(each["value"]["pages"])]
    return any(page.live and not page.is_restricted for page in pages_by_number(pages).values())


def chosen(pages: list) -> Iterator[int]:
    """Primary keys in a raw list of page choosers, as Wagtail stores it now or once did."""
    for each in pages:
        if pk := each["value"] if isinstance(each, dict) else each:
            yield pk


def has(model: type[Page], name: str) -> bool:
    return any(field.name == name for field in model._meta.concrete_fields)
