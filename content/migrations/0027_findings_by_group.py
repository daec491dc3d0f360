"""Which finding speaks of which group, kept by the database.

A value is mapped to groups, a finding has several values, and a broad group counts with its parts:
to count findings by group, all mapped values had to be joined and told apart, each time that a page of
the evidence was asked for. Triggers see every way by which a value can be mapped.
"""

import django.db.models.deletion
from django.db import migrations, models

TRIGGERS = """
CREATE FUNCTION content_map_findings(touched bigint[]) RETURNS void AS $$
BEGIN
    DELETE FROM content_findinggroup WHERE finding_id = ANY (touched);
    INSERT INTO content_findinggroup (finding_id, group_id)
    SELECT DISTINCT value.finding_id, each.group_id
    FROM content_findingvalue value
    JOIN content_findingvalue_groups mapped ON mapped.findingvalue_id = value.id
    JOIN content_ethnicgroup own ON own.id = mapped.ethnicgroup_id
    CROSS JOIN LATERAL (VALUES (own.id), (own.within_id)) AS each (group_id)
    WHERE value.finding_id = ANY (touched) AND each.group_id IS NOT NULL;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION content_value_mapped() RETURNS trigger AS $$
BEGIN
    PERFORM content_map_findings(ARRAY(
        SELECT DISTINCT finding_id FROM content_findingvalue
        WHERE id IN (SELECT findingvalue_id FROM touched)
    ));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION content_value_gone() RETURNS trigger AS $$
BEGIN
    PERFORM content_map_findings(ARRAY(SELECT DISTINCT finding_id FROM touched));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION content_group_moved() RETURNS trigger AS $$
BEGIN
    PERFORM content_map_findings(ARRAY(
        SELECT DISTINCT value.finding_id
        FROM content_findingvalue value
        JOIN content_findingvalue_groups mapped ON mapped.findingvalue_id = value.id
        WHERE mapped.ethnicgroup_id = NEW.id
    ));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER value_mapped AFTER INSERT ON content_findingvalue_groups
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION content_value_mapped();
CREATE TRIGGER value_mapped_otherwise AFTER UPDATE ON content_findingvalue_groups
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION content_value_mapped();
CREATE TRIGGER value_mapped_no_more AFTER DELETE ON content_findingvalue_groups
    REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION content_value_mapped();
CREATE TRIGGER value_gone AFTER DELETE ON content_findingvalue
    REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION content_value_gone();
CREATE TRIGGER group_moved AFTER UPDATE ON content_ethnicgroup
    FOR EACH ROW WHEN (OLD.within_id IS DISTINCT FROM NEW.within_id)
    EXECUTE FUNCTION content_group_moved();

SELECT content_map_findings(ARRAY(SELECT id FROM content_finding));
"""
NO_TRIGGERS = """
DROP TRIGGER group_moved ON content_ethnicgroup;
DROP TRIGGER value_gone ON content_findingvalue;
DROP TRIGGER value_mapped_no_more ON content_findingvalue_groups;
DROP TRIGGER value_mapped_otherwise ON content_findingvalue_groups;
DROP TRIGGER value_mapped ON content_findingvalue_groups;
DROP FUNCTION content_group_moved();
DROP FUNCTION content_value_gone();
DROP FUNCTION content_value_mapped();
DROP FUNCTION content_map_findings(bigint[]);
"""


class Migration(migrations.Migration):
    dependencies = [("content", "0026_suggestion_groups")]

    operations = [
        migrations.CreateModel(
            name="FindingGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mapped",
                        to="content.finding",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="content.ethnicgroup",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("group", "finding"), name="finding_has_group_once"
                    )
                ],
            },
        ),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
    ]
