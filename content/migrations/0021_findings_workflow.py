"""Findings go before a moderator in the same workflow as pages."""

from django.db import migrations

WORKFLOW = "Moderation"


def assign(apps, schema_editor):
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="content", model="finding"
    )
    workflow = apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW).first()
    if workflow:
        apps.get_model("wagtailcore", "WorkflowContentType").objects.get_or_create(
            content_type=kind, defaults={"workflow": workflow}
        )


def take_back(apps, schema_editor):
    apps.get_model("wagtailcore", "WorkflowContentType").objects.filter(
        content_type__app_label="content", content_type__model="finding"
    ).delete()


class Migration(migrations.Migration):
    dependencies = [("content", "0020_quoting")]

    operations = [migrations.RunPython(assign, take_back)]
