"""Who looks after registrations: editors and moderators alike, since they hold the events.

Editors see who comes, take the list along and cancel somebody. Erasing somebody by hand is a
moderator's. REMI officers get nothing of it.
"""

from importlib import import_module

from django.db import migrations

groups = import_module("content.migrations.0002_groups_and_workflow")

EDITORS = ["content.view_registration", "content.change_registration"]
PERMISSIONS = {"Editors": EDITORS, "Moderators": [*EDITORS, "content.delete_registration"]}


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
    dependencies = [("content", "0035_registrations")]

    operations = [migrations.RunPython(give_permissions, take_permissions_back)]
