"""What is counted of a quarter, and that it takes no longer to ask for a long ledger."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from content.models import RemiOrganisation
from content.remi.quarter import Quarter
from content.remi.uptake.freezing import freeze
from content.remi.uptake.tally import tally
from tests.content.remi.desk_records import make_organisation, make_request, tell

pytestmark = pytest.mark.django_db
QUARTER = Quarter(date(2026, 7, 1))
WITHIN, AFTER = datetime(2026, 8, 3, tzinfo=UTC), datetime(2026, 10, 2, tzinfo=UTC)
BEFORE = datetime(2026, 3, 2, tzinfo=UTC)
QUERIES, QUERIES_OF_PAGE = 4, 9

MANY = """
INSERT INTO content_downloadrequest (reference, submission, name, email, organisation_id,
    organisation_as_typed, hopes, wants_news, created_at, active_at, downloaded_at, link_version, anonymised_at)
SELECT 'X' || number, gen_random_uuid(), '', '', %s + number %% %s, '', '', false, %s, %s, %s, 1, %s
FROM generate_series(1, 100000) AS number
"""


def test_what_belongs_to_a_quarter():
    early, late = make_organisation(kind="trust", place="south-east-london"), make_organisation()
    for at in (BEFORE, WITHIN, WITHIN):
        make_request(organisation=early, at=at, downloaded_at=at)
    make_request(organisation=late, at=WITHIN, downloaded_at=AFTER)
    make_request(at=AFTER)
    tell(early, "commitment", recorded_at=WITHIN)
    tell(early, "embedding", recorded_at=AFTER)  # the quarter was over

    found = tally(QUARTER)

    assert (found.requests, found.completed, found.organisations, found.so_far) == (3, 2, 2, 2)
    assert found.by_kind == {"trust": 1, "voluntary": 1}
    assert found.by_place == {"south-east-london": 1, "E09000012": 1}
    assert found.by_stage == {"commitment": 1, "": 1}


def test_shares_are_of_the_register():
    trust = RemiOrganisation.objects.on_register().filter(kind="trust").first()
    make_request(organisation=trust, at=BEFORE)
    make_request(organisation=make_organisation(kind="trust"), at=BEFORE)  # not of London's

    found = tally(QUARTER)

    assert (found.reached["trust"], found.registered["trust"]) == (1, 32)
    assert found.registered["icb"] == 5


def test_production_counts_nothing_that_is_made_up(settings):
    make_request(organisation=make_organisation(demonstration=True), at=WITHIN)
    assert tally(QUARTER).demonstration

    settings.PRODUCTION = True

    assert (tally(QUARTER).requests, tally(QUARTER).demonstration) == (0, False)


def test_a_hundred_thousand_requests_cost_as_many_queries_as_one(
    structure, client, django_assert_num_queries, django_assert_max_num_queries
):
    """Counting takes four; a frozen quarter is read without its ledger."""
    bodies = RemiOrganisation.objects.bulk_create(
        RemiOrganisation(name=f"Made-up Body {number}", kind="voluntary") for number in range(500)
    )
    with connection.cursor() as cursor:
        cursor.execute(MANY, [bodies[0].pk, len(bodies), WITHIN, WITHIN, WITHIN, WITHIN])

    with django_assert_num_queries(QUERIES):
        found = tally(QUARTER)

    assert (found.requests, found.organisations, found.so_far) == (100_000, 500, 500)
    freeze(quarter=QUARTER, now=QUARTER.ends)
    with django_assert_max_num_queries(QUERIES_OF_PAGE):
        page = client.get("/race-equity-maturity-index/uptake/2026-q3/").content.decode()
    assert "there were 100,000 requests" in page
