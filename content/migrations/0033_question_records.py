"""Questions that were typed into pages become records; editors get the permissions for these."""

import json
from importlib import import_module

from django.db import migrations
from django.utils.text import slugify

groups = import_module("content.migrations.0002_groups_and_workflow")

WORKFLOW = "Moderation"
EDITORS = [f"content.{action}_question" for action in ("add", "change", "view")]
PERMISSIONS = {
    "Editors": EDITORS,
    "Moderators": [
        *EDITORS,
        *(f"content.{action}_question" for action in ("publish", "lock", "unlock", "delete")),
    ],
}
STREAMS = {
    "articlepage": ["body"],
    "eventpage": ["body"],
    "evidencepage": ["introduction", "body"],
    "homepage": ["body"],
    "remipage": ["questions", "introduction", "body"],
    "standardpage": ["body"],
    "webinarpage": ["questions", "body"],
}
HAS_QUESTIONS = '"type": "question'


def give_permissions(apps, schema_editor):
    groups.make_permissions_exist(apps)
    kind = apps.get_model("contenttypes", "ContentType").objects.get(
        app_label="content", model="question"
    )
    for action in ("publish", "lock", "unlock"):
        apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=kind,
            codename=f"{action}_question",
            defaults={"name": f"Can {action} question"},
        )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=PERMISSIONS):
        group.permissions.add(*(groups.permission(apps, each) for each in PERMISSIONS[group.name]))
    workflow = apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW).first()
    if workflow:
        apps.get_model("wagtailcore", "WorkflowContentType").objects.get_or_create(
            content_type=kind, defaults={"workflow": workflow}
        )


def take_permissions_back(apps, schema_editor):
    kinds = {"content_type__app_label": "content", "content_type__model": "question"}
    apps.get_model("wagtailcore", "WorkflowContentType").objects.filter(**kinds).delete()
    for group in apps.get_model("auth", "Group").objects.filter(name__in=PERMISSIONS):
        group.permissions.remove(*group.permissions.filter(**kinds))


class Converting:
    """Writes a record for each typed question; the same words on one page are one record."""

    def __init__(self, apps):
        self.questions = apps.get_model("content", "Question").objects
        self.people = apps.get_model("content", "Person").objects
        self.restrictions = apps.get_model("wagtailcore", "PageViewRestriction").objects
        self.pages = apps.get_model("wagtailcore", "Page").objects
        self.revisions = apps.get_model("wagtailcore", "Revision").objects
        self.made = {}

    def is_public(self, page) -> bool:
        above = [page.path[:end] for end in range(4, len(page.path) + 1, 4)]
        return page.live and not self.restrictions.filter(page__path__in=above).exists()

    def record_of(self, page, value: dict, *, live: bool) -> int | None:
        words = (value.get("question") or "").strip()
        if not words:
            return None
        if (page.pk, words) not in self.made:
            answer = value.get("answer") or ""
            by = self.people.filter(pk=value.get("answered_by")).first()
            record = self.questions.create(
                slug=self.free_slug(value.get("anchor") or slugify(words)[:70] or "question"),
                question=words,
                answer=answer,
                answered_by=by,
                asked_at=page,
                last_reviewed=None,
                live=live and bool(answer.strip()),
            )
            self.made[page.pk, words] = record.pk
        return self.made[page.pk, words]

    def free_slug(self, wanted: str) -> str:
        slug, number = wanted, 1
        while self.questions.filter(slug=slug).exists():
            number += 1
            slug = f"{wanted}-{number}"
        return slug

    def convert(self, page, story: list, *, live: bool) -> list:
        for child in story:
            if child["type"] == "question" and isinstance(child["value"], dict):
                child["value"] = self.record_of(page, child["value"], live=live)
            elif child["type"] == "questions":
                for item in child["value"].get("items", []):
                    if isinstance(item.get("value"), dict):
                        item["value"] = self.record_of(page, item["value"], live=live)
        return story

    def convert_revisions(self, page, fields: list[str]) -> None:
        """So that a draft goes on with the same questions."""
        for revision in self.revisions.filter(
            object_id=str(page.pk), base_content_type__model="page"
        ):
            content = revision.content
            told = [name for name in fields if HAS_QUESTIONS in (content.get(name) or "")]
            for name in told:
                story = self.convert(page, json.loads(content[name]), live=False)
                content[name] = json.dumps(story)
            if told:
                self.revisions.filter(pk=revision.pk).update(content=content)


def convert_questions(apps, schema_editor):
    converting = Converting(apps)
    with schema_editor.connection.cursor() as cursor:
        for model, fields in STREAMS.items():
            table = apps.get_model("content", model)._meta.db_table
            columns = ", ".join(fields)
            cursor.execute(f"SELECT page_ptr_id, {columns} FROM {table}")  # noqa: S608
            for pk, *stories in cursor.fetchall():
                page = converting.pages.get(pk=pk)
                convert_page(converting, cursor, table, page, dict(zip(fields, stories, strict=True)))


def convert_page(converting, cursor, table, page, stories) -> None:
    live = converting.is_public(page)
    for name, story in stories.items():
        story = json.loads(story) if isinstance(story, str) else story
        if HAS_QUESTIONS in json.dumps(story):
            written = json.dumps(converting.convert(page, story, live=live))
            cursor.execute(
                f"UPDATE {table} SET {name} = %s WHERE page_ptr_id = %s",  # noqa: S608
                [written, page.pk],
            )
    converting.convert_revisions(page, list(stories))


class Migration(migrations.Migration):
    dependencies = [("content", "0032_questions")]

    operations = [
        migrations.RunPython(give_permissions, take_permissions_back),
        migrations.RunPython(convert_questions, migrations.RunPython.noop),
    ]
