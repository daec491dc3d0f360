"""An article's way from an editor over a moderator to its readers, in a real browser."""

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.functional.editor import ArticleForm, Editor
from tests.functional.every_block import STEPS

TITLE = "Larches in autumn"
AUTHOR = "Prof Kevin Fenton"


@pytest.fixture
def own_picture(tmp_path):
    Image.new("RGB", (320, 240), "darkgreen").save(tmp_path / "larch.jpg")
    return tmp_path / "larch.jpg"


def test_an_article_with_each_block_reaches_its_readers(demo_site, new_context, own_picture):
    form = Editor(new_context().new_page(), demo_site, "editor").start_article(
        below="News", own_picture=own_picture
    )
    write_article(form)
    see_every_block(form.preview())
    form.send_to_moderation()

    assert demo_site.get("/news/larches-in-autumn/").status == 404
    Editor(new_context().new_page(), demo_site, "moderator").publish_what_waits(TITLE)

    reader = new_context().new_page()
    reader.goto(f"{demo_site.url}/news/larches-in-autumn/")
    see_every_block(reader)
    see_link_to_article(reader, f"{demo_site.url}/news/")
    see_link_to_article(reader, f"{demo_site.url}/people/kevin-fenton/")


def write_article(form: ArticleForm) -> None:
    form.fill("Title", TITLE)
    form.fill("Summary", "What a forest does before winter.")
    form.add_author(AUTHOR)
    for step in STEPS:
        step.fill(form, form.add_block(step.block))


def see_every_block(article: Page) -> None:
    main = article.get_by_role("main")
    expect(main.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    expect(main.get_by_role("link", name=AUTHOR).first).to_be_visible()
    for step in STEPS:
        expect(step.found(main).first, step.block).to_be_visible()


def see_link_to_article(reader: Page, address: str) -> None:
    reader.goto(address)
    expect(reader.get_by_role("main").get_by_role("link", name=TITLE)).to_be_visible()
