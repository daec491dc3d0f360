"""What has an address of its own and no row of its own: photographs, transcripts; and feeds of topics.

They go with a block of their page, so the page's row tells that they are gone.
"""

from django.db import migrations

FUNCTIONS = """
CREATE OR REPLACE FUNCTION larch_address(kind text, it jsonb) RETURNS text AS $$
    SELECT CASE kind
        WHEN 'wagtailcore_page' THEN larch_page_address(it->>'url_path')
        WHEN 'content_finding' THEN '/evidence/' || (it->>'slug')
        WHEN 'content_question' THEN '/questions/' || (it->>'slug') || '/'
        WHEN 'content_person' THEN '/people/' || (it->>'slug') || '/'
        WHEN 'content_topic' THEN '/feeds/topic/' || (it->>'slug') || '.atom'
    END;
$$ LANGUAGE sql STABLE;

-- Whether a block went, or shows another picture.
CREATE OR REPLACE FUNCTION larch_blocks_went(before jsonb, after jsonb) RETURNS boolean AS $$
    SELECT jsonb_typeof(before) = 'array' AND EXISTS (
        SELECT FROM jsonb_array_elements(before) was WHERE NOT EXISTS (
            SELECT FROM jsonb_array_elements(coalesce(after, '[]'::jsonb)) still
            WHERE still->'id' = was->'id'
            AND still#>'{value,image,image}' IS NOT DISTINCT FROM was#>'{value,image,image}'));
$$ LANGUAGE sql IMMUTABLE;

-- Where readers find what the blocks of a page show one by one; without an address where none went.
CREATE OR REPLACE FUNCTION larch_went_with_blocks(kind text, before jsonb, after jsonb) RETURNS text AS $$
    SELECT larch_page_address(page.url_path) || went.name
    FROM (SELECT CASE
        WHEN kind = 'content_eventpage' AND larch_blocks_went(before->'gallery', after->'gallery')
            THEN 'photographs/'
        WHEN kind = 'content_webinarpage' AND larch_blocks_went(before->'recording', after->'recording')
            THEN 'transcript'
        END AS name) went
    JOIN wagtailcore_page page ON page.id = (before->>'page_ptr_id')::bigint
    WHERE went.name IS NOT NULL;
$$ LANGUAGE sql STABLE;

CREATE OR REPLACE FUNCTION larch_row_changed() RETURNS trigger AS $$
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
        IF TG_TABLE_NAME IN ('content_eventpage', 'content_webinarpage') THEN
            was := larch_went_with_blocks(TG_TABLE_NAME, before, after);
            IF was IS NOT NULL THEN PERFORM larch_something_changed(was); END IF;
        END IF;
    END IF;
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;
"""


class Migration(migrations.Migration):
    dependencies = [("content", "0042_lines_of_recordings")]

    operations = [
        # Before it, there was less that was noted: nothing to take back but the names.
        migrations.RunSQL(
            FUNCTIONS,
            """
            CREATE OR REPLACE FUNCTION larch_went_with_blocks(kind text, before jsonb, after jsonb)
            RETURNS text AS $$ SELECT NULL::text; $$ LANGUAGE sql STABLE;
            """,
        )
    ]
