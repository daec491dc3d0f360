"""A session that somebody registered for isn't taken out of its series."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from content.outbox.sender import send_due
from content.registrations.keeping_up import GRACE
from tests.content.admin.webinar_form import form_of
from tests.content.registrations.registering import a_session, a_webinar, registered, soup_of


@pytest.fixture
def series(webinars):
    page = a_webinar(
        webinars, title="Try series", series=True, start=None, date_precision="unknown"
    )
    for days in (9, 16):
        a_session(page, begins_in=timedelta(days=days))
    return page


def test_it_stays_and_the_form_says_what_to_do_instead(series, client, moderator):
    first, second = series.sessions.order_by("start")
    registered(client, series, "ada@nowhere.invalid", session=str(second.uid))
    common = {"series": "on", "registration": "own", "action-publish": "1"}
    edit = f"/admin/pages/{series.pk}/edit/"

    answer = moderator.post(edit, form_of(series, **common, **{"sessions-1-DELETE": "1"}))

    assert answer.status_code == 200
    assert "One person is registered for this session" in answer.content.decode()
    assert "Choose “Cancelled” instead" in answer.content.decode()
    shown = soup_of(answer)
    assert not shown.select_one("[name='sessions-1-DELETE']").get("value")
    assert set(series.sessions.values_list("uid", flat=True)) == {first.uid, second.uid}

    answer = moderator.post(edit, form_of(series, **common, **{"sessions-0-DELETE": "1"}))

    assert answer.status_code == 302
    assert list(series.sessions.values_list("uid", flat=True)) == [second.uid]


def test_the_mail_that_it_is_off_says_which_session_is_meant(series, client):
    session = series.sessions.order_by("start")[1]
    registered(client, series, "ada@nowhere.invalid", session=str(session.uid))
    send_due()
    mail.outbox.clear()
    series.sessions.filter(pk=session.pk).update(cancelled=True)
    day = f"{session.start:%A} {session.start.day} {session.start:%B %Y}"

    call_command("keep_registrations")
    with time_machine.travel(timezone.now() + GRACE + timedelta(seconds=1)):
        send_due()

    (sent,) = mail.outbox
    assert sent.subject.startswith(f"Cancelled: Try series: {day}")
    assert f"“Try series: {day}" in sent.body
