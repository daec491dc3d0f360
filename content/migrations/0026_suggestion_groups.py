"""Who looks after the evidence that readers suggest: editors and moderators alike.

Accepting makes no more than a draft, which a moderator publishes, so editors may decide. Erasing a
sender by hand is a moderator's. REMI officers get nothing of it.
"""

from importlib import import_module

from django.db import migrations

groups = import_module("content.migrations.0002_groups_and_workflow")

EDITORS = ["content.view_suggestion", "content.change_suggestion"]
PERMISSIONS = {"Editors": EDITORS, "Moderators": [*EDITORS, "content.delete_suggestion"]}


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
    dependencies = [("content", "0025_suggestions")]

    operations = [migrations.RunPython(give_permissions, take_permissions_back)]
