"""Who works at the REMI desk: officers alone. Editors and moderators get nothing of it."""

from importlib import import_module

from django.db import migrations

groups = import_module("content.migrations.0002_groups_and_workflow")

OFFICERS = "REMI officers"
PERMISSIONS = [
    "content.view_downloadrequest",
    "content.change_downloadrequest",
    "content.delete_downloadrequest",  # erases the person; the record stays for the counts
    "content.view_remiorganisation",
    "content.add_remiorganisation",
    "content.change_remiorganisation",
    "content.view_toolversion",
    "content.add_toolversion",
    "content.change_toolversion",
    "content.view_outboxmessage",
    "content.change_outboxmessage",
    "content.view_datacomplaint",
    "content.change_datacomplaint",
    "content.view_exportlog",
    "content.add_exportlog",
    "content.view_remiwording",
    "content.change_remiwording",
]


def give_permissions(apps, schema_editor):
    groups.make_permissions_exist(apps)
    officers = apps.get_model("auth", "Group").objects.filter(name=OFFICERS).first()
    if officers:
        officers.permissions.add(*(groups.permission(apps, each) for each in PERMISSIONS))


def take_permissions_back(apps, schema_editor):
    names = [each.partition(".")[2] for each in PERMISSIONS]
    for officers in apps.get_model("auth", "Group").objects.filter(name=OFFICERS):
        officers.permissions.remove(
            *officers.permissions.filter(content_type__app_label="content", codename__in=names)
        )


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0010_files_belong_to_versions"),
    ]

    operations = [migrations.RunPython(give_permissions, take_permissions_back)]
