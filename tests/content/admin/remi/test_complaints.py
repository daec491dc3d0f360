import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from content.models import DataComplaint
from tests.content.remi.desk_records import make_complaint

pytestmark = pytest.mark.django_db
INDEX = "/admin/remi/complaints/"


def page(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser").select_one("main")


def test_open_ones_come_first_with_the_days_left(officer):
    answered = make_complaint(days_ago=90, answered_at=timezone.now(), outcome="upheld")
    fresh, urgent, late = (make_complaint(days_ago=days) for days in (2, 27, 33))

    rows = [row.get_text(" ", strip=True) for row in page(officer.get(INDEX)).select("tbody tr")]

    assert [row.split()[0] for row in rows] == [
        each.reference for each in (late, urgent, fresh, answered)
    ]
    assert "Overdue since" in rows[0]
    assert "3 days" in rows[1]
    assert "28 days" in rows[2]
    assert "Answered" in rows[3]


def test_only_what_came_of_it_is_edited(officer):
    complaint = make_complaint()

    officer.post(
        reverse("remi_complaints:edit", args=[complaint.pk]),
        {
            "answered_at": "2026-11-25 09:00", "outcome": "upheld", "notes": "Put right.",
            "name": "Somebody else", "email": "else@nowhere.example", "complaint": "Nothing.",
            "reference": "DATA-OTHER", "created_at": "2020-01-01 09:00",
        },
    )  # fmt: skip

    after = DataComplaint.objects.get()
    assert (after.outcome, after.notes, after.answered_at is None) == (
        "upheld",
        "Put right.",
        False,
    )
    for field in ("name", "email", "complaint", "reference", "created_at"):
        assert getattr(after, field) == getattr(complaint, field)


def test_an_answer_without_an_outcome_is_refused(officer):
    complaint = make_complaint()

    answer = officer.post(
        reverse("remi_complaints:edit", args=[complaint.pk]),
        {"answered_at": "2026-11-25 09:00", "outcome": "", "notes": ""},
    )

    assert "Say what came of it" in page(answer).get_text()
    assert DataComplaint.objects.open().count() == 1


def test_nobody_adds_or_deletes_one(officer):
    for place in ("new/", f"delete/{make_complaint().pk}/"):
        assert officer.get(INDEX + place).status_code == 404


@pytest.mark.parametrize("year", [2020, 2099])
def test_an_answer_before_the_complaint_or_to_come_is_refused(officer, year):
    """From the answer's date on it is counted until everything is emptied."""
    complaint = make_complaint()

    answer = officer.post(
        reverse("remi_complaints:edit", args=[complaint.pk]),
        {"answered_at": f"{year}-01-01 09:00", "outcome": "upheld", "notes": "Typed words"},
    )

    complaint.refresh_from_db()
    assert complaint.answered_at is None
    assert "Typed words" in page(answer).get_text()
