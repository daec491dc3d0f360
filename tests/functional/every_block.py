"""Each block that an article allows: how an editor fills it, and what a reader finds of it."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator

from tests.functional.editor import ArticleForm

OWN_PICTURE = "Our own larch"
# Titles in the demo content.
DOCUMENT = "Demonstration document: the six stages of the REMI"
QUESTION = "Can schools and colleges use it?"
FILM = "Demonstration recording: the six stages of the REMI"
CAPTIONS = "Captions for the demonstration recording"
FINDING = "In London, 44.9% of NHS staff are Black or from another minority ethnic group."


@dataclass(frozen=True)
class Step:
    block: str
    fill: Callable[[ArticleForm, Locator], None]
    found: Callable[[Locator], Locator]


def fill_heading(form, block):
    form.fill("Heading", "What the forest teaches", within=block)


def fill_text(form, block):
    form.write("Larches lose their needles each autumn.", within=block)


def fill_callout(form, block):
    form.fill("Title", "A word on needles", within=block)
    form.write("They are soft.", within=block)


def fill_questions(form, block):
    form.choose("Choose question", QUESTION, within=block)


def fill_table(form, block):
    form.fill("Caption", "Needles in a tuft, by kind of larch", within=block)
    for kind, heading in (("Words", "Larch"), ("Number", "Needles")):
        block.get_by_role("button", name="Add column").click()
        block.get_by_role("button", name=kind, exact=True).click()
        block.get_by_role("textbox", name="Column heading").last.fill(heading)
    row = block.get_by_role("row").filter(has=form.page.get_by_role("button", name="Delete row"))
    row.get_by_role("textbox").fill("European")
    row.get_by_role("spinbutton").fill("40")


def fill_quote(form, block):
    form.fill("Words", "I counted forty needles.", within=block)
    form.fill("Attribution", "A patient reader", within=block)


def fill_action_link(form, block):
    form.fill("Text", "Read more about larches", within=block)
    form.fill("Outside address", "https://example.org/larches", within=block)


def fill_related_pages(form, block):
    form.fill("Title", "Where to walk next", within=block)
    form.choose("Choose a page", "About LARCH", within=block)


def fill_image(form, block):
    form.upload_image("Choose an image", form.own_picture, title=OWN_PICTURE, within=block)
    form.fill("Alt text", "A green square that stands for a larch", within=block)


def fill_document(form, block):
    form.choose("Choose a document", DOCUMENT, within=block)
    form.fill("Title", "The stages on paper", within=block)


def fill_gallery(form, block):
    form.add_item(block, shows="Alt text")
    for place, words in enumerate(("The larch from the south", "The larch from the north")):
        # The button goes once its picture is chosen, so the first one left is the next picture's.
        form.choose_image("Choose an image", OWN_PICTURE, within=block)
        block.get_by_role("textbox", name="Alt text").nth(place).fill(words)


def fill_recording(form, block):
    form.fill("Title", "A walk among larches", within=block)
    form.fill("Length", "0:40", within=block)
    form.choose("Choose a document", FILM, within=block)
    form.choose("Choose a document", CAPTIONS, within=block)


def fill_people(form, block):
    form.choose("Choose person", "Tracey Bignall", within=block)
    form.fill("Role", "Forester for a day", within=block)


def fill_finding_quote(form, block):
    form.choose("Choose finding", FINDING, within=block)


STEPS = [
    Step("Heading", fill_heading, lambda page: page.get_by_role("heading", name="What the forest teaches", level=2)),
    Step("Text", fill_text, lambda page: page.get_by_text("Larches lose their needles each autumn.")),
    Step("Callout", fill_callout, lambda page: page.get_by_text("A word on needles")),
    Step("Questions", fill_questions, lambda page: page.get_by_text(QUESTION)),
    Step("Table", fill_table, lambda page: page.get_by_role("table", name="Needles in a tuft").get_by_role("cell", name="40")),
    Step("Quote", fill_quote, lambda page: page.get_by_role("blockquote").filter(has_text="I counted forty needles.")),
    Step("Action link", fill_action_link, lambda page: page.get_by_role("link", name="Read more about larches")),
    Step("Related pages", fill_related_pages, lambda page: page.get_by_role("navigation", name="Where to walk next").get_by_role("link")),
    Step("Image", fill_image, lambda page: page.get_by_role("img", name="A green square that stands for a larch")),
    Step("Document", fill_document, lambda page: page.get_by_role("link", name="The stages on paper")),
    Step("Gallery", fill_gallery, lambda page: page.get_by_role("img", name="The larch from the north")),
    Step("Recording", fill_recording, lambda page: page.get_by_text("A walk among larches")),
    Step("People", fill_people, lambda page: page.get_by_role("link", name="Tracey Bignall")),
    Step("Finding quote", fill_finding_quote, lambda page: page.get_by_role("link", name=FINDING)),
]  # fmt: skip
