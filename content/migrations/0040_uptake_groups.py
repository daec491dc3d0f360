"""Officers freeze the quarters of the REMI's uptake. What editors say of them lies in a page."""

from importlib import import_module

from django.db import migrations

groups = import_module("content.migrations.0002_groups_and_workflow")

OFFICERS = "REMI officers"
PERMISSIONS = ["content.view_uptakesnapshot", "content.add_uptakesnapshot"]


def give_permissions(apps, schema_editor):
    groups.make_permissions_exist(apps)
    for officers in apps.get_model("auth", "Group").objects.filter(name=OFFICERS):
        officers.permissions.add(*(groups.permission(apps, each) for each in PERMISSIONS))


def take_permissions_back(apps, schema_editor):
    names = [each.partition(".")[2] for each in PERMISSIONS]
    for officers in apps.get_model("auth", "Group").objects.filter(name=OFFICERS):
        officers.permissions.remove(
            *officers.permissions.filter(content_type__app_label="content", codename__in=names)
        )


class Migration(migrations.Migration):
    dependencies = [("content", "0039_uptake")]

    operations = [migrations.RunPython(give_permissions, take_permissions_back)]
