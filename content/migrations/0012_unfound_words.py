"""What was searched for in vain is written down by a stricter rule.

Words that were kept under the old rule go: among them may be names.
"""

from django.db import migrations, models

# As content.search.known_words reads a text; accents come with the next indexing of the page.
MARK_PLAIN = """
UPDATE content_searchword SET plain = true WHERE word IN (
    SELECT DISTINCT lower(part)
    FROM content_searchpassage,
        regexp_split_to_table(text, '\\s+') AS token,
        regexp_split_to_table(btrim(token, '.,;:!?…()[]*''"‘’“”'), '[-–]') AS part
    WHERE token !~ '[@/_#=]|[.:]\\w' AND part ~ '^([a-z]+|[A-Z]{2,5})$'
)
"""


def forget_all(apps, schema_editor):
    apps.get_model("content", "UnfoundTerm").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0011_desk_groups"),
    ]

    operations = [
        migrations.RunPython(forget_all, migrations.RunPython.noop),
        migrations.RenameField("unfoundterm", "times", "days"),
        migrations.AlterField(
            model_name="unfoundterm",
            name="days",
            field=models.PositiveIntegerField(
                default=1, help_text="The number of days on which it was searched for."
            ),
        ),
        migrations.AlterModelOptions(
            name="unfoundterm",
            options={
                "ordering": ["-days", "-last_day", "term"],
                "verbose_name": "term searched for and not found",
                "verbose_name_plural": "terms searched for and not found",
            },
        ),
        migrations.AddField(
            model_name="searchword",
            name="plain",
            field=models.BooleanField(
                default=False, help_text="Whether it stands somewhere written as no name is."
            ),
        ),
        migrations.RunSQL(MARK_PLAIN, migrations.RunSQL.noop),
    ]
