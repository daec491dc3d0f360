"""The public pages of people: who they are, and everything they wrote or spoke at."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.db.models import CharField, Count, OuterRef, Subquery
from django.db.models.functions import Cast, Coalesce, Left, Upper
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page, ReferenceIndex

from content.narrowing.filters import Filter, Filters, choose, readable
from content.pages.articles import ArticlePage
from content.pages.events import EventPage, EventSpeaker
from content.pages.webinars import WebinarPage, WebinarSpeaker
from content.publication.open_to_all import open_to_all
from content.snippets.people import Person, references_to_people

PEOPLE_AT_ONCE = 50


@dataclass(frozen=True)
class Appearance:
    """An event or webinar, with the billing that somebody had there."""

    page: EventPage | WebinarPage
    billing: EventSpeaker | WebinarSpeaker


@require_safe
def people(request):
    """Everybody whom a page names, by family name; by its first letter where there are many."""
    everybody = with_public_work(Person.objects.select_related("organisation", "portrait"))
    initials = initials_of(everybody, readable(request.GET.get("initial", "")))
    filters = Filters(reverse("people"), [initials] if initials else [])
    listed = everybody.filter(initial__in=[each.selected.value for each in filters.selected])
    shown = (listed if filters.selected else everybody).prefetch_related("portrait__renditions")
    results = Paginator(shown, PEOPLE_AT_ONCE)
    context = {"results": results.get_page(request.GET.get("page")), "filters": filters}
    return TemplateResponse(request, "pages/people.html", context)


def initials_of(everybody, asked: str) -> Filter | None:
    """The first letters of family names with how many have it; None where all fit on one page."""
    counted = list(everybody.order_by("initial").values_list("initial").annotate(many=Count("pk")))
    if sum(many for _, many in counted) <= PEOPLE_AT_ONCE:
        return None
    pairs = [(initial, initial, many) for initial, many in counted]
    return choose("initial", "Family name", pairs, asked.upper())


@require_safe
def person(request, slug):
    somebody = get_object_or_404(
        Person.objects.shown().select_related("organisation", "portrait"), slug=slug
    )
    return TemplateResponse(request, "pages/person.html", work_of(somebody))


def work_of(somebody: Person) -> dict:
    """What the page of a person shows: `written`, `appearances` (newest first), `named_in`."""
    written = open_to_all(ArticlePage.objects).filter(authors__person=somebody)
    appearances = [*appearances_at(EventPage, somebody), *appearances_at(WebinarPage, somebody)]
    appearances.sort(key=lambda each: (each.page.start is not None, each.page.start), reverse=True)
    return {
        "person": somebody,
        "written": written.for_listing().newest_first(),
        "appearances": appearances,
        "named_in": named_in(somebody).exclude(pk__in=[each.page.pk for each in appearances])
        .exclude(pk__in=written.values("pk")),
    }  # fmt: skip


def appearances_at(model: type, somebody: Person) -> list[Appearance]:
    billings = model.speakers.rel.related_model.objects.filter(person=somebody)
    public = open_to_all(model.objects)
    return [
        Appearance(billing.page, billing)
        for billing in billings.filter(page__in=public).select_related("page")
    ]


def named_in(somebody: Person):
    """Published pages that quote this record in a block, as the reference index knows them."""
    references = ReferenceIndex.get_references_to(somebody).values_list("object_id", flat=True)
    page_type = ContentType.objects.get_for_model(Page)
    ids = [int(pk) for pk in references.filter(base_content_type=page_type).distinct()]
    return open_to_all(Page.objects).filter(pk__in=ids).order_by("title")


def with_public_work(listed):
    """Only those with a page to their name that readers can open; `work` says with how many."""
    public = open_to_all(Page.objects).annotate(number=Cast("pk", CharField()))
    references = references_to_people(Cast(OuterRef("pk"), CharField()))
    named = references.filter(object_id__in=public.order_by().values("number"))
    pages = named.values("to_object_id").annotate(pages=Count("object_id", distinct=True))
    work = Coalesce(Subquery(pages.values("pages")), 0)
    return listed.annotate(initial=Upper(Left("sort_name", 1)), work=work).filter(work__gt=0)
