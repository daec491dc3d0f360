"""Who may change what staff add to the search, and who may read what was not found.

As with other records: editors add and change, moderators delete too.
"""

from importlib import import_module

from django.db import migrations

groups = import_module("content.migrations.0002_groups_and_workflow")

MODELS = ("searchsynonym", "promotedresult")
EDITORS = [
    "content.view_unfoundterm",
    *(f"content.{action}_{model}" for action in ("add", "change", "view") for model in MODELS),
]
PERMISSIONS = {
    "Editors": EDITORS,
    "Moderators": [*EDITORS, *(f"content.delete_{model}" for model in MODELS)],
    "REMI officers": ["content.view_unfoundterm"],
}


def give_permissions(apps, schema_editor):
    groups.make_permissions_exist(apps)
    for group in apps.get_model("auth", "Group").objects.filter(name__in=PERMISSIONS):
        group.permissions.add(*(groups.permission(apps, each) for each in PERMISSIONS[group.name]))


def take_permissions_back(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=PERMISSIONS):
        names = [each.partition(".")[2] for each in PERMISSIONS[group.name]]
        group.permissions.remove(
            *group.permissions.filter(content_type__app_label="content", codename__in=names)
        )


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0005_search"),
    ]

    operations = [migrations.RunPython(give_permissions, take_permissions_back)]
