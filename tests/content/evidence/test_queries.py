"""How often each view of the evidence asks the database: few times, and as often for hundreds as for few."""

import pytest

from bench.findings import write_findings
from content.models import Condition
from tests.content.evidence_records import a_condition, a_finding
from tests.content.pages.test_query_counts import queries

FILTERED = "/evidence/?condition=maternity&place=london&within=yes&from=2020&state=checked"
MOST = {
    "/evidence/": 12,
    "/evidence/?view=all": 8,
    FILTERED: 8,
    "/evidence/?condition=maternity&place=havering": 9,  # nothing found: counts the ways out
    "/evidence/gaps/": 6,
    "/evidence/gaps/groups/": 6,
    "/evidence/map/": 7,
    "/evidence/map/?condition=maternity": 7,
    "/evidence/briefing/?ids=one,two&made=2020-01-01": 7,
}


def test_views_ask_as_often_for_hundreds_of_findings_as_for_two(structure, client):
    a_finding("one")
    a_finding("two", condition=a_condition("cancer"), place="lambeth")
    few = {path: queries(client, path) for path in MOST}

    write_findings(300)

    many = {path: queries(client, path) for path in MOST}
    assert Condition.objects.count() > len({"maternity", "cancer"})
    assert many == few
    assert few == MOST


@pytest.mark.parametrize("path", [FILTERED])
def test_each_filter_more_costs_no_query(structure, client, path):
    a_finding("one")

    assert queries(client, path) == queries(client, "/evidence/?view=all")
