from collections.abc import Iterable

from django import template
from django.urls import reverse
from wagtail.models import Page

from content.evidence.addresses import evidence_address
from content.evidence.finding import Finding
from content.questions.question import Question
from content.snippets.people import Person
from content.structured_data import dataset
from content.structured_data.breadcrumbs import breadcrumbs
from content.structured_data.node import Node, Shown
from content.structured_data.pages import about_page
from content.structured_data.person import person
from content.structured_data.questions import questions
from content.structured_data.script import script
from content.structured_data.web_page import web_page

register = template.Library()
HOME = ("Home", "/")


@register.simple_tag(takes_context=True)
def structured_data(context, address: str, picture: str) -> str:
    """Of the page, the person, the finding or the view shown. `address` and `picture` are in full."""
    shown = Shown.from_head(
        context["request"],
        title=context["title"],
        description=context["description"],
        address=address,
        picture=picture,
    )
    page, somebody = context.get("page"), context.get("person")
    if isinstance(page, Page):
        above = [(crumb.title, crumb.full_url) for crumb in context.get("breadcrumbs") or ()]
        return script(with_way(shown, [HOME, *above[1:]] if above else [], about_page(shown, page)))
    if isinstance(somebody, Person):
        return script(
            with_way(shown, [HOME, ("People", reverse("people"))], about_person(shown, somebody))
        )
    if data := data_shown(shown, context):
        return script(
            with_way(
                shown, [HOME, ("Evidence", evidence_address())], [web_page("WebPage", shown), data]
            )
        )
    if isinstance(asked := context.get("question"), Question):
        way = [HOME, ("Questions and answers", reverse("questions"))]
        return script(with_way(shown, way, about_view(shown, [asked])))
    return script(with_way(shown, [HOME], about_view(shown, context.get("asked") or ())))


def data_shown(shown: Shown, context) -> Node | None:
    """A finding, or all of them."""
    if isinstance(context.get("finding"), Finding):
        return dataset.finding(shown, context["finding"])
    return dataset.all_findings(shown) if context.get("dataset") else None


def about_person(shown: Shown, somebody: Person) -> list[Node]:
    return [web_page("ProfilePage", shown, mainEntity=person(shown, somebody))]


def about_view(shown: Shown, asked: Iterable[Question]) -> list[Node]:
    """`asked`: the questions that it shows, if it does."""
    found = questions(shown, asked)
    return [web_page("FAQPage" if found else "WebPage", shown, mainEntity=found)]


def with_way(shown: Shown, above: list[tuple[str, str]], nodes: list[Node]) -> list[Node]:
    """A way needs two stations at least; the home page has none."""
    return [*nodes, breadcrumbs(shown, above)] if above else nodes
