"""The sections of the evidence summary name their condition as a record.

Each name that stands in a section becomes a record, unless there is one. What the sections say of
findings stays in the stored page, unread, until the page is next saved; it can't become records by
itself, because its figures are words.
"""

import json

from django.db import migrations
from django.utils.text import slugify

LONGEST = 80


def name_records(apps, schema_editor):
    for page in apps.get_model("content", "EvidencePage").objects.all():
        sections = with_records(apps, list(page.sections.raw_data))
        type(page).objects.filter(pk=page.pk).update(sections=json.dumps(sections))
    revisions = apps.get_model("wagtailcore", "Revision").objects.filter(
        content_type__app_label="content", content_type__model="evidencepage"
    )
    for revision in revisions.iterator():
        sections = json.loads(revision.content.get("sections") or "[]")
        revision.content["sections"] = json.dumps(with_records(apps, sections))
        revision.save(update_fields=["content"])


def with_records(apps, sections: list[dict]) -> list[dict]:
    for section in sections:
        name = section["value"].get("condition")
        if isinstance(name, str):
            section["value"]["condition"] = record_of(apps, name).pk if name.strip() else None
    return sections


def record_of(apps, name: str):
    model = apps.get_model("content", "Condition")
    known = model.objects.filter(name__iexact=name).first()
    slug = slugify(name)[:LONGEST] or "condition"
    return known or model.objects.get_or_create(slug=slug, defaults={"name": name[:LONGEST]})[0]


class Migration(migrations.Migration):
    dependencies = [("content", "0018_places_and_groups")]

    operations = [migrations.RunPython(name_records, migrations.RunPython.noop)]
