"""What readers are told of a source's address."""

from datetime import UTC, datetime, timedelta

import pytest
from django.template.loader import render_to_string

from content.evidence.source_check.looking import Look
from content.evidence.source_check.source_check_record import take_note
from content.evidence.source_check.verdict import Verdict
from tests.content.evidence_records import a_source

pytestmark = pytest.mark.django_db
FIRST = datetime(2026, 11, 3, 10, tzinfo=UTC)


def told(*verdicts: Verdict) -> str:
    """After looks on as many days, the first on 3 November 2026."""
    source = a_source()
    for day, verdict in enumerate(verdicts):
        now = FIRST + timedelta(days=day)
        take_note(source=source, look=Look(verdict), passages={}, now=now)
    source.refresh_from_db()
    return " ".join(render_to_string("evidence/source.html", {"source": source}).split())


def test_a_link_that_works_says_when_it_was_seen():
    assert 'working on <time datetime="2026-11-03">3 November 2026</time>.' in told(Verdict.WORKING)


def test_nothing_is_said_of_what_was_never_seen():
    for page in (told(), told(Verdict.BLOCKED)):
        assert "last seen" not in page
        assert "no longer" not in page


def test_a_failure_or_two_are_not_told():
    page = told(Verdict.WORKING, Verdict.GONE, Verdict.GONE)

    assert "no longer answers" not in page
    assert "3 November 2026" in page


def test_three_are():
    page = told(Verdict.WORKING, *[Verdict.UNREACHABLE] * 3)

    assert "This address no longer answers; look for the source by its title." in page
    assert "last seen working on" in page
