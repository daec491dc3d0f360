"""All questions and answers of the site: the list of them, and each at its own address."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page, ReferenceIndex

from content.narrowing.facets import CountedFacet, TopicFacet, name_among, pages_by
from content.narrowing.narrowing import Narrowing, Order
from content.publication.open_to_all import open_to_all
from content.questions.answers import together
from content.questions.question import Question
from content.snippets.people import Person

QUESTIONS_AT_ONCE = 20
LONGEST_KEY = 9  # digits; more than the database's integers hold is nobody's page
ORDERS = (
    Order("words", "By their words", "by_words"),
    Order("new", "Newest first", "newest_first"),
)


@dataclass(frozen=True)
class PlaceFacet(CountedFacet):
    """The page at which it was asked; its address tells it apart, as slugs repeat."""

    name = "asked"
    label = "Where it was asked"

    def label_of(self, value, listed):
        pages = open_to_all(Page.objects).filter(pk=number(value))
        return pages.values_list("title", flat=True).first() or ""

    def narrowed(self, listed, value):
        return listed.filter(asked_at=number(value))

    def counted(self, listed):
        placed = listed.filter(asked_at__in=open_to_all(Page.objects))
        rows = pages_by(placed, "asked_at", "asked_at__title", in_order_of="asked_at__title")
        return [(str(pk), title, count) for pk, title, count in rows]


@dataclass(frozen=True)
class AnsweredByFacet(CountedFacet):
    name = "person"
    label = "Who answered"

    def label_of(self, value, listed):
        return name_among(Person.objects, value)

    def narrowed(self, listed, value):
        return listed.filter(answered_by__slug=value)

    def counted(self, listed):
        named = listed.filter(answered_by__isnull=False)
        return pages_by(named, "answered_by__slug", "answered_by__name",
                        in_order_of="answered_by__sort_name")  # fmt: skip


FACETS = (TopicFacet(), PlaceFacet(), AnsweredByFacet())


def number(value: str) -> int:
    """0, which no page has, for what is none."""
    return int(value) if value.isascii() and value.isdigit() and len(value) <= LONGEST_KEY else 0


@require_safe
def questions(request: HttpRequest) -> TemplateResponse:
    """What has been asked, narrowed by topic, place and person."""
    narrowing = Narrowing(request.GET, Question.objects.published(), FACETS, ORDERS)
    filters = narrowing.filters(reverse("questions"))
    found = narrowing.results().for_showing()
    results = Paginator(found, QUESTIONS_AT_ONCE).get_page(request.GET.get("page"))
    asked = with_public_place(together(list(results.object_list)))
    context = {
        "filters": filters,
        "results": results,
        "asked": asked,
        "count": results.paginator.count,
        "ways_out": [] if asked else narrowing.ways_out(filters),
    }
    return TemplateResponse(request, "pages/questions.html", context)


@require_safe
def question(request: HttpRequest, slug: str) -> TemplateResponse:
    found = get_object_or_404(Question.objects.published().for_showing(), slug=slug)
    with_public_place([found])
    context = {"question": found, "shown_on": pages_showing(found)}
    return TemplateResponse(request, "pages/question.html", context)


def with_public_place(questions: list[Question]) -> list[Question]:
    """Gives each its `public_place`: where it was asked, if readers may see that page."""
    pages = {each.asked_at_id for each in questions} - {None}
    public = open_to_all(Page.objects).in_bulk(pages) if pages else {}
    for each in questions:
        each.public_place = public.get(each.asked_at_id)
    return questions


def pages_showing(question: Question) -> QuerySet:
    """The pages that readers may open and that show it, by title."""
    references = ReferenceIndex.get_references_to(question).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    pages = {int(pk) for pk in references.values_list("object_id", flat=True)}
    return open_to_all(Page.objects).filter(pk__in=pages - {question.asked_at_id}).order_by("title")
