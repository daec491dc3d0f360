"""Sections from the time before conditions and findings were records."""

import json
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from wagtail.blocks import StreamValue

from content.models import Condition, EvidencePage

migration = import_module("content.migrations.0019_sections_name_records")
OLD = [
    {"type": "condition", "id": "1", "value": {
        "condition": "Cancer", "anchor": "cancer", "gap": "<p>Nothing.</p>",
        "findings": [{"type": "item", "value": {"statement": "A figure.", "place": "London"}}]}},
    {"type": "condition", "id": "2", "value": {"condition": "", "anchor": ""}},
]  # fmt: skip


@pytest.fixture
def page(structure) -> EvidencePage:
    page = EvidencePage.objects.get()
    page.save_revision()
    revision = page.latest_revision
    revision.content["sections"] = json.dumps(OLD)
    revision.save()
    EvidencePage.objects.update(sections=StreamValue(None, OLD, is_lazy=True))
    return page


def test_they_name_records_and_keep_their_texts(page, client):
    with connection.schema_editor() as editor:
        migration.name_records(apps, editor)

    first, second = EvidencePage.objects.get().sections
    assert first.value["condition"] == Condition.objects.get(name="Cancer", slug="cancer")
    assert first.value["gap"].source == "<p>Nothing.</p>"
    assert second.value["condition"] is None
    drafted = EvidencePage.objects.get().get_latest_revision_as_object().sections[0]
    assert drafted.value["condition"].name == "Cancer"
    assert client.get("/evidence/").status_code == 200


def test_a_record_of_that_name_is_used(page):
    cancer = Condition.objects.create(name="cancer", slug="all-cancers")

    with connection.schema_editor() as editor:
        migration.name_records(apps, editor)

    assert EvidencePage.objects.get().sections[0].value["condition"] == cancer
    assert Condition.objects.count() == 1
