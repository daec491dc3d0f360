"""Sections of the evidence summary name the record of their condition, where they had its words.

Their findings have become records of their own. A section written before keeps its texts: the
record of its condition is made where there is none.
"""

import json

import wagtail.fields
from django.db import migrations, models
from django.db.models.functions import Cast
from django.utils.text import slugify
from wagtail.blocks import StreamValue


def name_records(apps, schema_editor):
    page_model = apps.get_model("content", "EvidencePage")
    block = page_model._meta.get_field("sections").stream_block
    pages = page_model.objects.annotate(raw=Cast("sections", models.JSONField()))
    for key, raw in pages.values_list("pk", "raw"):
        value = StreamValue(block, named(apps, raw or []), is_lazy=True)
        page_model.objects.filter(pk=key).update(sections=value)
    revisions = apps.get_model("wagtailcore", "Revision").objects
    for revision in revisions.filter(
        content_type__app_label="content", content_type__model="evidencepage"
    ):
        sections = json.loads(revision.content.get("sections") or "[]")
        revision.content["sections"] = json.dumps(named(apps, sections))
        revision.save(update_fields=["content"])


def named(apps, sections):
    for section in sections:
        value = section["value"]
        value.pop("findings", None)
        if isinstance(words := value.get("condition"), str):
            value["condition"] = record(apps, words.strip()).pk if words.strip() else None
    return sections


def record(apps, name):
    conditions = apps.get_model("content", "Condition").objects
    order = conditions.count() + 1
    found = conditions.filter(name__iexact=name).first()
    return found or conditions.create(name=name, slug=slugify(name), sort_order=order)


class Migration(migrations.Migration):

    dependencies = [
        ('content', '0018_places_and_groups'),
    ]

    operations = [
        migrations.AlterField(
            model_name='evidencepage',
            name='sections',
            field=wagtail.fields.StreamField([('condition', 4)], blank=True, block_lookup={0: ('wagtail.snippets.blocks.SnippetChooserBlock', ('content.Condition',), {}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link', 'document-link'], 'required': False}), 2: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link', 'document-link'], 'help_text': 'Shown plainly. An empty section without it looks as if there were no inequality.', 'label': 'What is not known', 'required': False}), 3: ('content.blocks.anchors.AnchorBlock', (), {'label': 'Permalink'}), 4: ('wagtail.blocks.StructBlock', [[('condition', 0), ('introduction', 1), ('gap', 2), ('anchor', 3)]], {})}),
        ),
        migrations.RunPython(name_records, migrations.RunPython.noop),
    ]
