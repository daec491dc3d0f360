"""Findings come back from a CSV as drafts; what can't be is told, and then nothing is written."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from content.evidence import csv_format
from content.evidence.record import as_record
from content.models import EthnicGroup, Finding, Source
from tests.content.evidence_records import a_condition, a_finding, a_source

pytestmark = pytest.mark.django_db


def record_of(finding: Finding, **changed) -> dict:
    return as_record(finding) | {"address": ""} | changed


@pytest.fixture
def record():
    """Of a finding that is no longer there."""
    source = a_source("two", url="https://two.example/", reports=a_source("three", title="Original",
                      url=""))  # fmt: skip
    finding = a_finding(source=source, checked_on=date(2026, 11, 22))
    value = finding.values.first()
    value.groups = [EthnicGroup.objects.get(slug="black")]
    value.save()
    kept = record_of(Finding.objects.get())
    finding.delete()
    Source.objects.all().delete()
    return kept


def run(tmp_path, *records, **options):
    file = tmp_path / "findings.csv"
    file.write_text(csv_format.write(records), encoding="utf-8", newline="")
    call_command("import_findings", str(file), **options)


def test_a_finding_comes_back_as_a_draft_with_its_source(tmp_path, record):
    run(tmp_path, record)

    finding = Finding.objects.get()
    assert not finding.live
    assert record_of(finding) == record
    finding.get_latest_revision().publish()
    assert record_of(Finding.objects.get()) == record


def test_a_changed_one_waits_as_a_draft_and_an_unchanged_one_is_left(tmp_path):
    finding = a_finding(checked_on=date(2026, 11, 22))
    run(tmp_path, record_of(Finding.objects.get()))
    assert finding.revisions.count() == 0

    run(tmp_path, record_of(Finding.objects.get(), note="New."))

    kept = Finding.objects.get()
    assert (kept.live, kept.note) == (True, "")
    assert kept.get_latest_revision_as_object().note == "New."


def test_a_rehearsal_writes_nothing(tmp_path, record):
    run(tmp_path, record, dry_run=True)

    assert not Finding.objects.exists()
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"unit": "rate ratio", "values": "lonely"}, "A ratio needs a comparator"),
        ({"values": "too much"}, "120 is more than a value"),
        ({"values": "word"}, "“many” is no number"),
        ({"values": "half"}, "A value has no comparator"),
        ({"statement": "In 2022 31% of people."}, "“31” stands in the sentence but not"),
        ({"condition": "Nothing"}, "condition: There is no “Nothing”"),
        ({"place_code": "X"}, "place_code: There is no “X”"),
        ({"state": "odd"}, "state: "),
        ({"checked_on": "yesterday"}, "“yesterday” is no day"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(tmp_path, record, changed, says):
    first, second = record["values"]
    other = {"lonely": [first], "too much": [first | {"value": 120}, second],
             "word": [first | {"value": "many"}], "half": [{"group": "Black"}]}  # fmt: skip
    if "values" in changed:
        changed = changed | {"values": other[changed["values"]]}
    good = record | {"slug": "good"}

    with pytest.raises(CommandError, match=says) as error:
        run(tmp_path, good, record | changed)

    assert "one: " in str(error.value)
    assert "Nothing was changed." in str(error.value)
    assert not Finding.objects.exists()


def test_files_that_are_no_csv_are_told(tmp_path):
    a_condition()
    file = tmp_path / "odd.csv"

    for content, says in [(b"\xff\xfe", "isn't in UTF-8"), (b"a,b\r\n", "columns are missing")]:
        file.write_bytes(content)
        with pytest.raises(CommandError, match=says):
            call_command("import_findings", str(file))
    with pytest.raises(CommandError, match="can't be read"):
        call_command("import_findings", str(tmp_path / "none.csv"))
