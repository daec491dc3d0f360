"""An editor previews at any moment: nothing that is still empty may break a page."""

import pytest
from wagtail.blocks import BooleanBlock, ChooserBlock, FieldBlock, ListBlock, StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import StreamField

from content.checks import page_types, pickable_blocks

NOT_FOR_READERS = ["None", "&lt;p&gt;", "StructValue", "StreamValue"]


def emptied(block):
    """What the database holds for a block whose every field is empty."""
    if isinstance(block, ListBlock):
        return [{"type": "item", "id": "one", "value": emptied(block.child_block)}]
    if isinstance(block, StructBlock):
        return {name: emptied(child) for name, child in block.child_blocks.items()}
    if isinstance(block, TypedTableBlock | ChooserBlock | BooleanBlock):
        return None
    assert isinstance(block, FieldBlock)
    number = getattr(block.field, "min_value", "text") != "text"
    return None if number else ""


def streams_of(model) -> list[StreamField]:
    return [field for field in model._meta.get_fields() if isinstance(field, StreamField)]


def preview(page, home) -> str:
    page.path, page.depth = f"{home.path}0999", home.depth + 1
    page.set_url_path(home)
    response = page.make_preview_request()
    assert response.status_code == 200
    return response.text


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_a_page_with_nothing_in_it_previews(model, structure):
    html = preview(model(title="", slug="draft"), structure)

    assert html.count("<h1>") == 1
    assert [word for word in NOT_FOR_READERS if word in html] == []


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_a_page_with_every_block_empty_previews(model, structure):
    page = model(title="", slug="draft")
    for field in streams_of(model):
        blocks = field.stream_block.child_blocks.items()
        raw = [{"type": name, "id": f"{field.name}-{name}", "value": emptied(block)}
               for name, block in blocks]  # fmt: skip
        setattr(page, field.name, field.stream_block.to_python(raw))
    if hasattr(page, "time_zone"):
        page.time_zone = ""

    html = preview(page, structure)

    assert [word for word in NOT_FOR_READERS if word in html] == []


@pytest.mark.parametrize("name", pickable_blocks())
def test_a_block_previews_while_the_library_is_empty(name, db, admin_client):
    block = pickable_blocks()[name]

    response = admin_client.get("/admin/block-preview/", {"id": block.definition_prefix})

    assert response.status_code == 200
    assert [word for word in NOT_FOR_READERS if word in response.text] == []
