"""REMI officers read what is kept and until when; nobody else but administrators does."""

from importlib import import_module

from django.db import migrations

groups = import_module("content.migrations.0002_groups_and_workflow")

OFFICERS, PERMISSION = "REMI officers", "view_purgerun"


def give_permissions(apps, schema_editor):
    groups.make_permissions_exist(apps)
    for group in apps.get_model("auth", "Group").objects.filter(name=OFFICERS):
        group.permissions.add(groups.permission(apps, f"content.{PERMISSION}"))


def take_permissions_back(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name=OFFICERS):
        group.permissions.remove(
            *group.permissions.filter(content_type__app_label="content", codename=PERMISSION)
        )


class Migration(migrations.Migration):
    dependencies = [("content", "0008_register")]

    operations = [migrations.RunPython(give_permissions, take_permissions_back)]
