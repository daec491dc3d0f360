"""Puts the places and the groups of the census into the database; from then on staff keep the groups."""

from importlib import import_module

import yaml
from django.db import migrations

from content.evidence.ethnic_group import GROUPS_FILE
from content.evidence.place_data import all_places

groups = import_module("content.migrations.0002_groups_and_workflow")

READ = ("place", "findingchange")
RECORDS = ("finding", "source", "condition", "ethnicgroup")
EDITORS = [
    *(f"content.view_{model}" for model in READ),
    *(f"content.{action}_{model}" for action in ("add", "change", "view") for model in RECORDS),
]
PERMISSIONS = {
    "Editors": EDITORS,
    "Moderators": [
        *EDITORS,
        "content.publish_finding",
        "content.lock_finding",
        "content.unlock_finding",
        *(f"content.delete_{model}" for model in RECORDS),
    ],
}


def load_places(apps, schema_editor):
    places = apps.get_model("content", "Place")
    for order, data in enumerate(all_places()):
        places.objects.update_or_create(
            code=data.code,
            defaults={"name": data.name, "slug": data.slug, "kind": data.kind, "sort_order": order},
        )
    by_code = places.objects.in_bulk(field_name="code")
    for data in all_places():
        by_code[data.code].within.set([by_code[code] for code in data.within])


def load_groups(apps, schema_editor):
    model = apps.get_model("content", "EthnicGroup")
    made = {}
    for order, row in enumerate(yaml.safe_load(GROUPS_FILE.read_text())):
        made[row["slug"]], _ = model.objects.get_or_create(
            slug=row["slug"],
            defaults={
                "name": row["name"],
                "census_name": row["census"],
                "within": made[row["within"]] if "within" in row else None,
                "sort_order": order,
            },
        )


def make_snippet_permissions_exist(apps):
    """Wagtail makes those of drafts and locks after the last migration, as Django makes its own."""
    kind = apps.get_model("contenttypes", "ContentType").objects.get(
        app_label="content", model="finding"
    )
    for action in ("publish", "lock", "unlock"):
        apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=kind,
            codename=f"{action}_finding",
            defaults={"name": f"Can {action} finding"},
        )


def give_permissions(apps, schema_editor):
    groups.make_permissions_exist(apps)
    make_snippet_permissions_exist(apps)
    for group in apps.get_model("auth", "Group").objects.filter(name__in=PERMISSIONS):
        group.permissions.add(*(groups.permission(apps, each) for each in PERMISSIONS[group.name]))


def take_permissions_back(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=PERMISSIONS):
        names = [each.partition(".")[2] for each in PERMISSIONS[group.name]]
        group.permissions.remove(
            *group.permissions.filter(content_type__app_label="content", codename__in=names)
        )


class Migration(migrations.Migration):
    dependencies = [("content", "0017_evidence_rules")]

    operations = [
        migrations.RunPython(load_places, migrations.RunPython.noop),
        migrations.RunPython(load_groups, migrations.RunPython.noop),
        migrations.RunPython(give_permissions, take_permissions_back),
    ]
