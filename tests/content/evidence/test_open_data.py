"""The files of all findings: complete, in a stable order, readable for programs of other sites."""

import csv
import json
from datetime import UTC, datetime
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.log_actions import log

from content.evidence import csv_format
from content.evidence.record import as_record
from content.models import Finding, Source
from tests.content.evidence_records import a_finding, a_source

pytestmark = pytest.mark.django_db
FILES = ("/evidence/data.csv", "/evidence/data.json")
EACH = pytest.mark.parametrize("path", FILES)


def test_csv_and_json_say_the_same_of_every_published_finding(client, structure):
    a_finding("zulu", statement='=HYPERLINK("x") 30% and 10%')
    a_finding("alpha", source=a_source("two", title="-1", reports=a_source("three")))
    a_finding("gone", state="withdrawn", state_reason="Wrong.")
    a_finding("draft", live=False)

    records = client.get(FILES[1]).json()
    text = client.get(FILES[0]).content.decode()

    assert [record["slug"] for record in records] == ["alpha", "gone", "zulu"]
    assert csv_format.read(text) == records
    root = structure.get_site().root_url
    for record, finding in zip(records, Finding.objects.published().order_by("slug"), strict=True):
        assert record == as_record(finding) | {"address": f"{root}/evidence/{finding.slug}/"}
    rows = list(csv.DictReader(StringIO(text)))
    assert [row["slug"] for row in rows] == ["alpha", "gone", "zulu"]
    assert rows[2]["statement"].startswith("'=HYPERLINK")


@EACH
def test_without_findings_there_is_an_empty_file(client, structure, path):
    answer = client.get(path)

    assert answer.status_code == 200
    assert answer.content.decode() in ("[]\n", ",".join(csv_format.columns()) + "\r\n")


@EACH
def test_other_sites_may_read_it(client, structure, path):
    answer = client.get(path)

    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies
    assert answer["Content-Type"].split(";")[0] in ("text/csv", "application/json")


@EACH
def test_it_is_not_sent_twice(client, structure, path):
    a_finding(last_published_at=datetime(2026, 1, 1, tzinfo=UTC))
    first = client.get(path)

    by_tag = client.get(path, headers={"if-none-match": first["ETag"]})
    by_time = client.get(path, headers={"if-modified-since": first["Last-Modified"]})

    assert (by_tag.status_code, by_time.status_code) == (304, 304)
    assert by_tag["Access-Control-Allow-Origin"] == "*"


@EACH
def test_a_corrected_source_makes_it_new(client, structure, path):
    a_finding(last_published_at=datetime(2026, 1, 1, tzinfo=UTC))
    first = client.get(path)
    source = Source.objects.get()
    source.title = "Another title"
    source.save()
    log(source, "wagtail.edit", timestamp=datetime(2026, 1, 2, tzinfo=UTC))

    by_tag = client.get(path, headers={"if-none-match": first["ETag"]})
    by_time = client.get(path, headers={"if-modified-since": first["Last-Modified"]})

    assert (by_tag.status_code, by_time.status_code) == (200, 200)
    assert by_time["Last-Modified"] != first["Last-Modified"]


@EACH
def test_more_findings_cost_no_more_queries(client, structure, path):
    a_finding()
    few = queries(client, path)
    for number in range(5):
        replaced = a_finding(
            f"more-{number}", source=a_source(f"source-{number}", reports=a_source())
        )
        a_finding(f"old-{number}", state="superseded", superseded_by=replaced)

    assert queries(client, path) == few


def queries(client, path) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


def test_the_data_page_explains_every_field(client, structure):
    answer = client.get("/evidence/data/")

    found = BeautifulSoup(answer.content, "html.parser")
    named = {code.get_text() for code in found.select("th code")}
    record = as_record(a_finding(checked_on=None, state="unverified"))
    assert named >= {*record, "address", *record["values"][0], *record["source"]}
    assert "Open Government Licence v3.0" in found.get_text()
    assert found.select_one('a[href="/evidence/data.csv"]')


def test_json_is_one_list_and_a_finding_one_object(client, structure):
    a_finding()

    assert (
        json.loads(client.get("/evidence/data.json").content)[0]
        == client.get("/evidence/one.json").json()
    )
