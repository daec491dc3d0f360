"""All questions and answers of the site on one page, under the pages that they belong to."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.apps import apps
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from content.blocks.anchors import anchor_from_words
from content.narrowing.filters import Filters, choose, readable
from content.pages.base import BasePage

PAGES_AT_ONCE = 10
BLOCKS = ("question", "questions")
# Stands in no rich text, and what turns stored links into addresses leaves it alone.
BETWEEN_ANSWERS = "\x1e"


@dataclass
class Question:
    """One question as it is stored; `answer` holds Wagtail's own links until it is shown."""

    words: str
    stored_answer: str
    permalink: str
    answer: SafeString = field(default=SafeString(""))


@dataclass(frozen=True)
class Asked:
    """A page with its questions."""

    page: Page
    questions: list[Question]


@require_safe
def questions(request):
    """What has been asked anywhere on the site, narrowed by topic."""
    everything = asked_anywhere()
    topic = topic_filter(everything, readable(request.GET.get("topic", "")))
    filters = Filters(reverse("questions"), [topic])
    found = [each for each in everything if not topic.selected or is_about(each, topic)]
    results = Paginator(found, PAGES_AT_ONCE).get_page(request.GET.get("page"))
    answer(each for asked in results for each in asked.questions)
    context = {
        "filters": filters,
        "results": results,
        "asked": results.object_list,
        "count": number_of(found),
    }
    return TemplateResponse(request, "pages/questions.html", context)


def asked_anywhere() -> list[Asked]:
    """Every page that readers may open and that has questions, by title."""
    public = Q(live=True) & ~Page.objects.all().private_q()
    types = [model for model in apps.get_models() if issubclass(model, BasePage)]
    asked = [
        Asked(page, questions)
        for model in types
        for page in with_questions(model, public)
        if (questions := list(questions_of(page)))
    ]
    return sorted(asked, key=lambda each: each.page.title.casefold())


def with_questions(model: type[BasePage], public: Q) -> Sequence[BasePage] | QuerySet:
    holding = Q()
    for each in streams_of(model):
        for block in BLOCKS:
            holding |= Q(**{f"{each.name}__contains": [{"type": block}]})
    if not holding:
        return []
    return model.objects.filter(public & holding).prefetch_related("topics")


def streams_of(model: type[BasePage]) -> list[StreamField]:
    """The fields in which an editor can write questions."""
    streams = [each for each in model._meta.concrete_fields if isinstance(each, StreamField)]
    return [each for each in streams if set(BLOCKS) & each.stream_block.child_blocks.keys()]


def questions_of(page: BasePage) -> Iterator[Question]:
    """Read as they are stored: who answered isn't shown here, and would be asked for page by page."""
    for stream in streams_of(type(page)):
        for child in getattr(page, stream.name).raw_data:
            if child["type"] == "question":
                yield from question(child["value"])
            elif child["type"] == "questions":
                for item in child["value"]["items"]:
                    yield from question(item["value"])


def question(stored: dict) -> Iterator[Question]:
    """Nothing for a question that has no words yet."""
    words = stored.get("question", "").strip()
    if words:
        permalink = stored.get("anchor") or anchor_from_words(words)
        yield Question(words, stored.get("answer") or "", permalink)


def answer(shown: Iterator[Question]) -> None:
    """Turns the stored links of all answers into addresses at once, for they cost a query each time."""
    shown = list(shown)
    stored = [each.stored_answer.replace(BETWEEN_ANSWERS, "") for each in shown]
    answers = expand_db_html(BETWEEN_ANSWERS.join(stored)).split(BETWEEN_ANSWERS)
    for each, html in zip(shown, answers, strict=bool(shown)):
        each.answer = mark_safe(html)  # noqa: S308  Wagtail cleaned it when an editor saved it


def topic_filter(everything: list[Asked], slug: str):
    counts, names = Counter(), {}
    for asked in everything:
        for topic in asked.page.topics.all():
            counts[topic.slug] += len(asked.questions)
            names[topic.slug] = topic.name
    by_name = sorted(names.items(), key=lambda pair: pair[1].casefold())
    return choose("topic", "Topic", [(slug, name, counts[slug]) for slug, name in by_name], slug)


def is_about(asked: Asked, topic) -> bool:
    return topic.selected.value in {each.slug for each in asked.page.topics.all()}


def number_of(found: list[Asked]) -> int:
    return sum(len(each.questions) for each in found)
