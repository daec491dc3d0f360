"""What the database refuses of a finding, whoever writes it."""

import json

import pytest
from django.db import IntegrityError, connection, transaction

from content.evidence.record import as_record
from content.models import EthnicGroup, Finding, FindingValue, Place
from tests.content.evidence_records import a_finding

pytestmark = pytest.mark.django_db


def refused(write) -> str:
    """The name of the constraint that stopped it."""

    def write_and_check():
        with transaction.atomic():
            write()
            connection.check_constraints()

    with pytest.raises(IntegrityError) as error:
        write_and_check()
    return error.value.__cause__.diag.constraint_name


@pytest.mark.parametrize("missing", [{"source": None}, {"place": None}, {"period": ""}])
def test_a_checked_finding_has_source_place_and_period(missing):
    assert refused(lambda: a_finding(**missing)) == "checked_finding_has_source_place_period"


def test_a_ratio_has_a_comparator():
    lonely = [("Black women", 3)]

    assert refused(lambda: a_finding(unit="rate ratio", values=lonely)) == "ratio_has_comparator"


def test_the_comparator_of_a_published_ratio_stays():
    finding = a_finding(unit="rate ratio", values=[("Black", 3), ("White", 1, True)])

    def take_away():
        FindingValue.objects.filter(finding=finding, comparator=True).delete()

    assert refused(take_away) == "ratio_has_comparator"


@pytest.mark.parametrize("field", ["value", "value_max", "upper"])
def test_a_percentage_ends_at_100(field):
    value = FindingValue(**{"group": "Black", "value": 50, "lower": 40, "upper": 60, field: 120})

    assert refused(lambda: a_finding(values=[value])) == "value_within_unit"


def test_a_superseded_finding_names_its_successor():
    assert refused(lambda: a_finding(state="superseded")) == "superseded_finding_has_successor"


@pytest.mark.parametrize("state", ["disputed", "withdrawn"])
def test_doubt_is_given_its_reason(state):
    assert refused(lambda: a_finding(state=state)) == "disputed_or_withdrawn_finding_says_why"


def test_a_draft_may_be_half_made():
    a_finding(live=False, source=None, place=None, unit="rate ratio", values=[])
    connection.check_constraints()


def test_a_revision_keeps_values_and_what_they_are_mapped_to():
    finding = a_finding()
    value = finding.values.first()
    value.groups = [EthnicGroup.objects.get(slug="black")]
    finding.values.add(value)
    finding.also_about = [Place.objects.get(slug="lambeth")]

    finding.save_revision().publish()

    kept = Finding.objects.get()
    assert [value["groups"] for value in as_record(kept)["values"]] == [["Black"], []]
    assert as_record(kept)["parts_of_place"] == ["Lambeth"]
    json.dumps(as_record(kept))


def test_every_place_lies_in_what_is_around_it():
    lambeth = Place.objects.get(slug="lambeth")

    around = list(lambeth.within.values_list("slug", flat=True))

    assert around == [
        "london",
        "south-east-london",
        "england",
        "england-and-wales",
        "united-kingdom",
    ]
    assert Place.objects.filter(kind="borough").count() == 33
    assert Place.objects.filter(kind="icb-area").count() == 5
    assert Place.objects.touching(Place.objects.get(slug="south-east-london")).count() == 11
