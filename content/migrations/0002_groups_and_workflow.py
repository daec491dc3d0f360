"""Who may do what in the editor, and the workflow that brings a page before a moderator.

Wagtail's own migrations make "Editors" and "Moderators", let both change pages, images and
documents, and make a workflow of one approval. Here they get what is ours, and a third group.
Files are live at once, so editors change only those that they uploaded themselves.
"""

from django.contrib.auth.management import create_permissions
from django.db import migrations

SNIPPETS = ("topic", "person", "organisation")

EDITORS = [
    f"content.{action}_{model}" for action in ("add", "change", "view") for model in SNIPPETS
]
MODERATORS = [
    *EDITORS,
    *(f"content.delete_{model}" for model in SNIPPETS),
    "content.change_sitesettings",
    "wagtailredirects.add_redirect",
    "wagtailredirects.change_redirect",
    "wagtailredirects.delete_redirect",
]
# What officers do with the requests for the REMI comes with those requests.
REMI_OFFICERS = [
    "wagtailadmin.access_admin",
    "content.view_topic",
    "content.view_person",
    "content.view_organisation",
]
ON_ALL_PAGES = {
    "Moderators": ["bulk_delete_page"],
    # Officers propose changes to the REMI's pages; moderators publish them. The pages don't exist
    # when migrations run, so this is given on all pages, and publishing on none.
    "REMI officers": ["change_page"],
}
IN_ALL_COLLECTIONS = {
    "Moderators": [
        "wagtailcore.add_collection",
        "wagtailcore.change_collection",
        "wagtailcore.delete_collection",
    ],
    "REMI officers": [
        "wagtailimages.choose_image",
        "wagtaildocs.add_document",
        "wagtaildocs.choose_document",
    ],
}
NO_LONGER_IN_ALL_COLLECTIONS = {
    "Editors": ["wagtailimages.change_image", "wagtaildocs.change_document"],
}
MODELS = {"Editors": EDITORS, "Moderators": MODERATORS, "REMI officers": REMI_OFFICERS}
WAGTAILS_NAME, OUR_NAME = "Moderators approval", "Moderation"


def give_permissions(apps, schema_editor):
    make_permissions_exist(apps)
    for name, permissions in MODELS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*(permission(apps, each) for each in permissions))
        for codename in ON_ALL_PAGES.get(name, []):
            on_all_pages(apps, group, codename)
        for each in IN_ALL_COLLECTIONS.get(name, []):
            in_all_collections(apps, group, each)
        for each in NO_LONGER_IN_ALL_COLLECTIONS.get(name, []):
            collection_permissions(apps, group, [each]).delete()


def take_permissions_back(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Group.objects.filter(name="REMI officers").delete()
    for group in Group.objects.filter(name__in=["Editors", "Moderators"]):
        names = [name.split(".") for name in MODELS[group.name]]
        for app_label, codename in names:
            group.permissions.remove(
                *group.permissions.filter(content_type__app_label=app_label, codename=codename)
            )
        apps.get_model("wagtailcore", "GroupPagePermission").objects.filter(
            group=group, permission__codename__in=ON_ALL_PAGES.get(group.name, [])
        ).delete()
        collection_permissions(apps, group, IN_ALL_COLLECTIONS.get(group.name, [])).delete()
        for each in NO_LONGER_IN_ALL_COLLECTIONS.get(group.name, []):
            in_all_collections(apps, group, each)


def make_permissions_exist(apps):
    """Django makes them only after the last migration, which on a fresh database is too late."""
    for label in ("content", "wagtailcore", "wagtailredirects", "wagtailimages", "wagtaildocs"):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None


def permission(apps, name):
    app_label, codename = name.split(".")
    return apps.get_model("auth", "Permission").objects.get(
        content_type__app_label=app_label, codename=codename
    )


def on_all_pages(apps, group, codename):
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    apps.get_model("wagtailcore", "GroupPagePermission").objects.get_or_create(
        group=group, page=root, permission=permission(apps, f"wagtailcore.{codename}")
    )


def in_all_collections(apps, group, name):
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    apps.get_model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
        group=group, collection=root, permission=permission(apps, name)
    )


def collection_permissions(apps, group, names):
    return apps.get_model("wagtailcore", "GroupCollectionPermission").objects.filter(
        group=group, permission__codename__in=[name.split(".")[1] for name in names]
    )


def name_workflow(apps, schema_editor):
    """Wagtail's workflow is the one we want: one task, any moderator approves, for every page."""
    rename_workflow(apps, WAGTAILS_NAME, OUR_NAME)


def unname_workflow(apps, schema_editor):
    rename_workflow(apps, OUR_NAME, WAGTAILS_NAME)


def rename_workflow(apps, old, new):
    apps.get_model("wagtailcore", "Workflow").objects.filter(name=old).update(name=new)
    apps.get_model("wagtailcore", "GroupApprovalTask").objects.filter(name=old).update(name=new)


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [
        migrations.RunPython(give_permissions, take_permissions_back),
        migrations.RunPython(name_workflow, unname_workflow),
    ]
