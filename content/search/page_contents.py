"""What of a page is searched: its own `search_fields` say so; the same serve the editor's search."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from content.blocks.anchors import AnchoredValue
from content.search.block_words import paragraphs_of, words_in

HAVE_OWN_PLACE = {"title", "summary"}
TOLD_BY_FILTER = {"topics"}  # readers narrow by them; a topic's new name must not touch every page
OPENS_A_PART = {
    "heading": "text",
    "condition": "condition",
    "stage": "name",
}  # and is called by which
SHORTEST = 300  # characters; what is shorter goes together with what follows it


@dataclass
class Passage:
    text: str
    heading: str = ""
    place: str = ""
    seconds: int | None = None  # into a recording
    lines: list[tuple[int, str, int]] = field(default_factory=list)  # start, place, second


@dataclass
class Contents:
    names: list[str]
    headings: list[str] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)


def contents_of(page: Page) -> Contents:
    contents = Contents(names=list(related_names(page, page.search_fields)))
    for name in searched_fields(page):
        value = getattr(page, name)
        if isinstance(value, StreamValue):
            read_story(value, contents)
        elif isinstance(page._meta.get_field(name), RichTextField):
            contents.passages += merged(paragraphs_of(value), "", "")
        elif value:
            contents.passages.append(Passage(str(value)))
    return contents


def searched_fields(page: Page) -> list[str]:
    names = (each.field_name for each in page.search_fields if isinstance(each, index.SearchField))
    return [name for name in dict.fromkeys(names) if name not in HAVE_OWN_PLACE]


def read_story(story: StreamValue, contents: Contents) -> None:
    heading, place, waiting = "", "", []
    for number, child in enumerate(story, 1):
        if child.block_type in ("question", "questions"):
            continue  # each is found by itself
        if child.block_type in OPENS_A_PART:
            contents.passages += merged(waiting, heading, place)
            heading, place, waiting = *opening_of(child, number), list(words_beneath(child))
        if child.block_type in ("heading", "condition"):
            contents.headings.append(heading)
        elif child.block_type == "stage":
            waiting.insert(
                0, f"{heading}."
            )  # as a heading each would make the page's title count less
        else:
            waiting += list(words_in(child.block, child.value))
    contents.passages += merged(waiting, heading, place)


def opening_of(child, number: int) -> tuple[str, str]:
    """A stage is called by its number too, which the page gives it."""
    if child.block_type == "stage":
        return f"Stage {number}: {child.value['name']}", f"#stage_{number}"
    return head_of(child.value)


def head_of(value: AnchoredValue) -> tuple[str, str]:
    return value.words, f"#{value.permalink}" if value.permalink else ""


def words_beneath(child) -> Iterator[str]:
    """Its parts each by themselves: a struct's would be taken together."""
    for name, block in child.block.child_blocks.items():
        if name != OPENS_A_PART[child.block_type]:
            yield from words_in(block, child.value.get(name))


def merged(paragraphs: Iterable[str], heading: str = "", place: str = "") -> list[Passage]:
    """Passages of a few sentences each."""
    passages: list[Passage] = []
    for text in paragraphs:
        if passages and len(passages[-1].text) < SHORTEST:
            passages[-1].text += f" {text}"
        else:
            passages.append(Passage(text, heading, place))
    return passages


def related_names(thing, fields: Iterable) -> Iterator[str]:
    """Authors and speakers, as the page's `search_fields` name them."""
    for each in fields:
        if not isinstance(each, index.RelatedFields) or each.field_name in TOLD_BY_FILTER:
            continue
        related = each.get_value(thing)
        for one in related.all() if hasattr(related, "all") else filter(None, [related]):
            for inner in each.fields:
                if isinstance(inner, index.SearchField):
                    yield str(getattr(one, inner.field_name))
            yield from related_names(one, each.fields)
