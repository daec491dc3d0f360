"""What the database holds about a finding and its values together.

Deferred to the end of the transaction, since a finding is written before its values. Only what
readers can see has to hold: a draft may be half made.
"""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION content_check_finding(checked bigint) RETURNS void AS $$
DECLARE
    its_unit text;
    highest numeric;
BEGIN
    SELECT unit INTO its_unit FROM content_finding WHERE id = checked AND live;
    IF its_unit IS NULL THEN
        RETURN;
    END IF;
    IF its_unit IN ('rate ratio', 'odds ratio') AND NOT EXISTS (
        SELECT FROM content_findingvalue WHERE finding_id = checked AND comparator
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ratio_has_comparator',
            MESSAGE = 'A ratio needs a comparator (finding ' || checked || ').';
    END IF;
    highest := CASE its_unit WHEN 'percent' THEN 100 WHEN 'rate per 1,000' THEN 1000
        WHEN 'rate per 100,000' THEN 100000 END;
    IF EXISTS (
        SELECT FROM content_findingvalue
        WHERE finding_id = checked AND greatest(value, value_max, lower, upper) > highest
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'value_within_unit',
            MESSAGE = 'A value is higher than its unit allows (finding ' || checked || ').';
    END IF;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION content_finding_written() RETURNS trigger AS $$
BEGIN
    PERFORM content_check_finding(NEW.id);
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION content_value_written() RETURNS trigger AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM content_check_finding(OLD.finding_id);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM content_check_finding(NEW.finding_id);
    END IF;
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE CONSTRAINT TRIGGER finding_fits_its_values AFTER INSERT OR UPDATE ON content_finding
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION content_finding_written();
CREATE CONSTRAINT TRIGGER values_fit_their_finding
    AFTER INSERT OR UPDATE OR DELETE ON content_findingvalue
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION content_value_written();
"""
BACK = """
DROP TRIGGER values_fit_their_finding ON content_findingvalue;
DROP TRIGGER finding_fits_its_values ON content_finding;
DROP FUNCTION content_value_written();
DROP FUNCTION content_finding_written();
DROP FUNCTION content_check_finding(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("content", "0016_evidence")]

    operations = [migrations.RunSQL(FUNCTION, BACK)]
