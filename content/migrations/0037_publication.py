"""The publication number, raised by the database itself.

Each transaction notes once that it changes something (`larch_something_changed`, called by the
triggers that content/publication/triggers.py puts on the tables). The number is raised only when it
commits, by a deferred trigger: raising it at once would have all editors wait for a long import.
Whoever sees a number therefore sees all that it stands for.
"""

import django.db.models.functions.datetime
from django.db import migrations, models

FUNCTIONS = """
INSERT INTO content_publication (id, number)
    VALUES (1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint);

-- The address of a page; without one for what lies in no site. "/" when the site's root is gone.
CREATE FUNCTION larch_page_address(asked text) RETURNS text AS $$
    SELECT '/' || substr(asked, length(root.url_path) + 1)
    FROM wagtailcore_site site JOIN wagtailcore_page root ON root.id = site.root_page_id
    WHERE starts_with(asked, root.url_path)
    ORDER BY length(root.url_path) DESC LIMIT 1;
$$ LANGUAGE sql STABLE;

CREATE FUNCTION larch_address(kind text, it jsonb) RETURNS text AS $$
    SELECT CASE kind
        WHEN 'wagtailcore_page' THEN larch_page_address(it->>'url_path')
        WHEN 'content_finding' THEN '/evidence/' || (it->>'slug')
        WHEN 'content_question' THEN '/questions/' || (it->>'slug') || '/'
        WHEN 'content_person' THEN '/people/' || (it->>'slug') || '/'
    END;
$$ LANGUAGE sql STABLE;

CREATE FUNCTION larch_something_changed(removed text) RETURNS void AS $$
    INSERT INTO content_publicationchange (transaction, path)
        VALUES (txid_current(), coalesce(removed, '')) ON CONFLICT DO NOTHING;
$$ LANGUAGE sql;

-- On every table that readers see. Its arguments are the columns that no reader sees.
CREATE FUNCTION larch_row_changed() RETURNS trigger AS $$
DECLARE
    before jsonb;
    after jsonb;
    was text;
BEGIN
    IF TG_OP <> 'INSERT' THEN before := to_jsonb(OLD) - TG_ARGV; END IF;
    IF TG_OP <> 'DELETE' THEN after := to_jsonb(NEW) - TG_ARGV; END IF;
    IF before->>'live' = 'false' THEN before := NULL; END IF;
    IF after->>'live' = 'false' THEN after := NULL; END IF;
    IF before IS NOT DISTINCT FROM after THEN RETURN NULL; END IF;
    PERFORM larch_something_changed('');
    IF TG_TABLE_NAME = 'wagtailcore_pageviewrestriction' AND after IS NOT NULL THEN
        PERFORM larch_something_changed(larch_page_address(url_path))
            FROM wagtailcore_page WHERE id = (after->>'page_id')::bigint;
    ELSIF before IS NOT NULL THEN
        was := larch_address(TG_TABLE_NAME, before);
        IF was IS NOT NULL AND was IS DISTINCT FROM larch_address(TG_TABLE_NAME, after) THEN
            PERFORM larch_something_changed(was);
        END IF;
    END IF;
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION larch_table_emptied() RETURNS trigger AS $$
BEGIN
    PERFORM larch_something_changed('');
    PERFORM larch_something_changed('/');
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION larch_publication_raised() RETURNS trigger AS $$
DECLARE
    raised bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM content_publicationchange WHERE id = NEW.id AND number IS NULL) THEN
        RETURN NULL;
    END IF;
    UPDATE content_publication SET number =
        greatest(number + 1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
        RETURNING number INTO raised;
    UPDATE content_publicationchange SET number = raised
        WHERE transaction = NEW.transaction AND number IS NULL;
    DELETE FROM content_publicationchange
        WHERE transaction = NEW.transaction AND path = ''
        OR number IS NOT NULL AND at < now() - interval '8 days';
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE CONSTRAINT TRIGGER publication_raised AFTER INSERT ON content_publicationchange
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION larch_publication_raised();
"""
BACK = """
DROP TRIGGER publication_raised ON content_publicationchange;
DROP FUNCTION larch_row_changed() CASCADE;
DROP FUNCTION larch_table_emptied() CASCADE;
DROP FUNCTION larch_publication_raised();
DROP FUNCTION larch_something_changed(text);
DROP FUNCTION larch_address(text, jsonb);
DROP FUNCTION larch_page_address(text);
DELETE FROM content_publication;
"""


class Migration(migrations.Migration):
    dependencies = [("content", "0036_registration_groups")]

    operations = [
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.BigIntegerField()),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pk", 1)), name="one_publication_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicationChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("transaction", models.BigIntegerField()),
                ("path", models.TextField(blank=True, db_default="", default="")),
                ("number", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("transaction", "path"), name="a_change_once")
                ],
            },
        ),
        migrations.RunSQL(FUNCTIONS, BACK),
    ]
