"""What an import makes, changes and leaves alone."""

import json

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Revision

from content.evidence.record import as_record
from content.importers.finding_table.importing import import_findings
from content.importers.finding_table.rows import RowsError
from content.models import Finding, FindingChange, FindingValue, Source
from tests.content.evidence_records import a_condition, a_finding, a_source
from tests.content.importers.finding_table.table_files import (
    a_record,
    a_value,
    a_work,
    exported,
    written,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def maternity(db):
    return a_condition()


def draft(slug: str) -> Finding:
    return Finding.objects.get(slug=slug).get_latest_revision_as_object()


def without_address(record: dict) -> dict:
    return {name: value for name, value in record.items() if name != "address"}


def test_a_new_finding_is_a_draft_that_says_what_the_row_says(tmp_path, client, structure):
    done = import_findings(file=written(tmp_path, a_record()))

    finding = Finding.objects.get(slug="asthma-lambeth")
    assert (done.new, done.changed, done.unchanged, done.sources) == (1, 0, 0, 2)
    assert not finding.live
    assert finding.has_unpublished_changes
    assert as_record(draft("asthma-lambeth")) == without_address(a_record())
    assert client.get(finding.get_absolute_url()).status_code == 404
    assert not FindingChange.objects.exists()


def test_a_draft_that_was_imported_can_be_published(tmp_path):
    import_findings(file=written(tmp_path, a_record()))

    Finding.objects.get(slug="asthma-lambeth").latest_revision.publish()

    published = Finding.objects.published().for_listing().get(slug="asthma-lambeth")
    assert as_record(published) == without_address(a_record())


def test_what_readers_see_stays_until_the_draft_is_published(tmp_path):
    a_finding("one", values=[("Black", 30), ("White", 10, True)])
    (record,) = exported()
    record["statement"] = record["statement"].replace("30%", "35%")
    record["values"][0]["value"] = 35

    said = []
    done = import_findings(file=written(tmp_path, record), say=said.append)

    assert (done.new, done.changed) == (0, 1)
    finding = Finding.objects.get(slug="one")
    assert finding.live
    assert "30%" in finding.statement
    assert finding.values.first().value == 30
    assert as_record(draft("one")) == without_address(record)
    assert any("Black: 30% became 35%." in line for line in said)


def test_values_of_the_same_group_stay_the_same_records(tmp_path):
    a_finding("one", values=[("Black", 30), ("White", 10, True)])
    numbers = list(FindingValue.objects.order_by("sort_order").values_list("pk", flat=True))
    (record,) = exported()
    record["values"] = [*record["values"], a_value("Asian", 20)]

    import_findings(file=written(tmp_path, record))
    Finding.objects.get(slug="one").latest_revision.publish()

    kept = list(FindingValue.objects.order_by("sort_order").values_list("pk", flat=True))
    assert kept[:2] == numbers
    assert len(kept) == 3


def test_running_it_again_leaves_no_revision(tmp_path):
    a_finding("one")
    file = written(tmp_path, a_record(), *exported())
    import_findings(file=file)
    before = set(Revision.objects.values_list("pk", flat=True))

    done = import_findings(file=file)

    assert (done.new, done.changed, done.unchanged, done.sources) == (0, 0, 2, 0)
    assert set(Revision.objects.values_list("pk", flat=True)) == before


def test_what_is_published_does_not_take_the_place_of_a_newer_draft(tmp_path):
    finding = a_finding("one")
    records = exported()
    finding.note = "An editor is at work here."
    finding.save_revision()

    done = import_findings(file=written(tmp_path, *records))

    assert done.unchanged == 1
    assert draft("one").note == "An editor is at work here."


def test_a_dry_run_says_the_same_and_stores_nothing(tmp_path, caplog):
    file = written(tmp_path, a_record())
    tried, done = [], []

    import_findings(file=file, dry_run=True, say=tried.append)
    left = (Finding.objects.count(), Source.objects.count(), Revision.objects.count())
    import_findings(file=file, say=done.append)

    assert left == (0, 0, 0)
    assert not caplog.records
    assert tried == done
    assert Finding.objects.count() == 1


def test_one_faulty_row_keeps_all_rows_out(tmp_path):
    file = written(tmp_path, a_record(), a_record(slug="other", place="Lamberth", place_code=None))

    with pytest.raises(RowsError) as error:
        import_findings(file=file)

    assert [str(fault) for fault in error.value.faults] == [
        "Row 3, place: There is no place “Lamberth”; did you mean “Lambeth”?"
    ]
    assert not Finding.objects.exists()
    assert not Source.objects.exists()


def test_rows_with_one_source_share_it(tmp_path):
    done = import_findings(file=written(tmp_path, a_record(), a_record(slug="other")))

    assert done.sources == 2
    assert (
        Finding.objects.get(slug="other").source
        == Finding.objects.get(slug="asthma-lambeth").source
    )


def test_a_source_that_is_known_is_used(tmp_path):
    known = a_source("known", title="A new report", publisher="Its house", year=2025,
                     url="", doi="10.1000/abc", kind="primary")  # fmt: skip
    work = a_work(url="https://elsewhere.example/", doi="https://doi.org/10.1000/abc", reports=None)

    import_findings(file=written(tmp_path, a_record(source=work)))

    assert draft("asthma-lambeth").source == known


def test_a_new_source_with_a_doi_is_known_again(tmp_path):
    work = a_work(url="https://elsewhere.example/", doi="10.1000/abc", reports=None)
    file = written(tmp_path, a_record(source=work))
    import_findings(file=file)

    done = import_findings(file=file)

    assert (done.unchanged, done.sources) == (1, 0)


def test_a_finding_may_be_superseded_by_a_later_row(tmp_path):
    old = a_record(slug="old", state="superseded", superseded_by="new", state_reason="Newer years.")

    import_findings(file=written(tmp_path, old, a_record(slug="new")))

    assert draft("old").superseded_by == Finding.objects.get(slug="new")


def test_a_locked_finding_is_left_alone(tmp_path):
    finding = a_finding("one")
    (record,) = exported()
    finding.locked = True
    finding.save()
    unchanged = import_findings(file=written(tmp_path, record))

    with pytest.raises(RowsError, match="It is locked"):
        import_findings(file=written(tmp_path, record | {"note": "New."}))

    assert unchanged.unchanged == 1


def test_the_command_ends_with_1_and_names_row_and_column(tmp_path, capsys):
    file = written(tmp_path, a_record(values=[a_value("Black children", 120)]))

    with pytest.raises(CommandError) as error:
        call_command("import_findings", str(file))

    assert error.value.returncode == 1
    assert "Row 2, values: Black children: 120 is more than" in str(error.value)
    assert "Nothing was changed." in str(error.value)


def test_the_command_says_where_the_drafts_are(tmp_path, capsys):
    call_command("import_findings", str(written(tmp_path, a_record())))
    call_command("import_findings", str(written(tmp_path, a_record(slug="b"))), "--dry-run")
    call_command("import_findings", str(written(tmp_path, a_record())))

    said = capsys.readouterr().out
    assert "1 new, 0 changed, 0 unchanged; 2 new sources." in said
    assert "1 draft waits in the admin" in said
    assert "Nothing was stored, because of --dry-run." in said
    assert "The file says nothing new, so no draft was made." in said


def test_the_open_data_itself_can_be_imported(tmp_path, client, structure):
    a_finding("one", note="=1+1", passage="'quoted' - @once")
    a_finding("two", state="unverified", source=None, place=None, period="")
    file = tmp_path / "data.csv"
    answer = client.get("/evidence/data.csv")
    file.write_bytes(b"".join(answer) if answer.streaming else answer.content)

    done = import_findings(file=file)

    assert (done.new, done.changed, done.unchanged) == (0, 0, 2)
    assert len(json.loads(client.get("/evidence/data.json").content)) == 2
