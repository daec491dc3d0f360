"""What follows from the looks at a source, day after day."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import Revision

from content.evidence.source_check.looking import Look
from content.evidence.source_check.source_check_record import MOST_KEPT, passages_of, take_note
from content.evidence.source_check.verdict import Verdict
from content.models import Source, SourceCheck
from tests.content.evidence_records import a_finding, a_source

pytestmark = pytest.mark.django_db
FIRST = datetime(2026, 11, 3, 10, tzinfo=UTC)
PASSAGE = "30% of Black people and 10% of White people have it."


def looked(source: Source, verdict: Verdict, now: datetime, **more) -> SourceCheck:
    source = Source.objects.get(pk=source.pk)
    look = Look(verdict, **more)
    return take_note(source=source, look=look, passages=passages_of(source), now=now)


def broken_after(*looks: tuple[int, Verdict]) -> bool:
    """Looks as (hours since the first, verdict)."""
    source = a_source()
    for hours, verdict in looks:
        looked(source, verdict, FIRST + timedelta(hours=hours))
    source.refresh_from_db()
    assert Source.objects.broken().exists() is source.is_broken
    return source.is_broken


GONE, BLOCKED, WORKING, AWAY = (
    Verdict.GONE,
    Verdict.BLOCKED,
    Verdict.WORKING,
    Verdict.UNREACHABLE,
)


@pytest.mark.parametrize(
    ("looks", "broken"),
    [
        ([(0, GONE), (24, AWAY)], False),
        ([(0, GONE), (24, AWAY), (48, Verdict.SOFT_404)], True),
        ([(0, GONE), (1, GONE), (2, GONE), (24, GONE)], False),
        # Midnight in London, in winter, is what divides days.
        ([(0, GONE), (13.9, GONE), (14.1, GONE), (48, GONE)], True),
        ([(0, GONE), (24, GONE), (48, WORKING), (72, GONE), (96, GONE)], False),
        ([(0, GONE), (24, GONE), (48, Verdict.CHANGED), (72, GONE)], False),
        ([(0, GONE), (24, BLOCKED), (48, GONE), (72, GONE)], True),
        ([(24 * day, BLOCKED) for day in range(9)], False),
        ([(24 * day, Verdict.NOT_FETCHED) for day in range(9)], False),
        ([(0, GONE), (24, GONE), (48, GONE), (72, WORKING)], False),
    ],
)
def test_broken_is_what_failed_on_three_days(looks, broken):
    assert broken_after(*looks) is broken


def test_the_day_is_londons():
    """Half past eleven at night in universal time is another day in London's summer."""
    source = a_source()
    with time_machine.travel(datetime(2026, 7, 1, 23, 30, tzinfo=UTC), tick=False):
        looked(source, WORKING, timezone.now())

    source.refresh_from_db()
    assert source.last_seen == date(2026, 7, 2)


def test_last_seen_is_the_last_success():
    source = a_source()
    looked(source, Verdict.MOVED, FIRST)
    for day in range(1, 5):
        looked(source, GONE, FIRST + timedelta(days=day))

    source.refresh_from_db()
    assert (source.last_seen, source.is_broken) == (date(2026, 11, 3), True)
    assert source.verdict is GONE


def test_another_address_begins_without_a_past():
    source = a_source()
    for day in range(3):
        looked(source, GONE, FIRST + timedelta(days=day))
    source.refresh_from_db()
    source.url = "https://report.example/new/"
    source.save()

    assert (source.is_broken, source.last_seen, source.verdict) == (False, None, None)
    assert not Source.objects.broken().exists()
    looked(source, GONE, FIRST + timedelta(days=4))
    source.refresh_from_db()
    assert source.failed_days == 1


def test_a_doi_is_looked_at_where_it_leads():
    source = a_source(doi="10.1000/182", url="")
    looked(source, WORKING, FIRST)

    source.refresh_from_db()
    assert source.checked_url == "https://doi.org/10.1000/182"
    assert list(Source.objects.checked_as_they_are()) == [source]


def test_no_revision_is_made_and_an_old_one_brings_nothing_back():
    source = a_source()
    revision = source.save_revision()
    looked(source, WORKING, FIRST)

    old = Revision.objects.get(pk=revision.pk).as_object()

    assert source.revisions.count() == 1
    assert (old.last_seen, old.check_verdict) == (date(2026, 11, 3), "working")


def test_history_is_bounded():
    source, other = a_source(), a_source("other")
    looked(other, WORKING, FIRST)
    for day in range(MOST_KEPT + 5):
        looked(source, WORKING, FIRST + timedelta(days=day))

    assert source.checks.count() == MOST_KEPT
    assert source.checks.first().at == FIRST + timedelta(days=MOST_KEPT + 4)
    assert other.checks.count() == 1


def test_it_is_known_when_a_passage_was_there_last_however_long_ago():
    source = a_source()
    a_finding(passage=PASSAGE, source=source)
    looked(source, WORKING, FIRST, found={"one": True})
    for day in range(1, MOST_KEPT + 5):
        check = looked(source, Verdict.CHANGED, FIRST + timedelta(days=day), found={"one": False})

    assert check.missing == {"one": "2026-11-03"}


def test_a_passage_put_right_begins_anew():
    source = a_source()
    finding = a_finding(passage=PASSAGE, source=source)
    looked(source, WORKING, FIRST, found={"one": True})
    finding.passage = PASSAGE.replace("30", "31")
    finding.save()

    check = looked(source, Verdict.CHANGED, FIRST + timedelta(days=1), found={"one": False})

    assert check.missing == {"one": ""}


def test_only_what_readers_see_quoted_is_looked_for():
    source = a_source()
    a_finding("shown", passage=PASSAGE, source=source)
    a_finding("draft", passage=PASSAGE, source=source, live=False)
    a_finding("without", source=source)
    a_finding("old", passage=PASSAGE, source=source, state="withdrawn", state_reason="Wrong.")

    assert passages_of(source) == {"shown": PASSAGE}


def test_the_state_of_many_sources_costs_no_query_each(django_assert_num_queries):
    for number in range(5):
        looked(a_source(f"report-{number}"), WORKING, FIRST)

    with django_assert_num_queries(1):
        seen = [(source.last_seen, source.is_broken) for source in Source.objects.all()]

    assert len(seen) == 5
