from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from content.models import OutboxMessage
from content.outbox.message import post
from tests.content.remi.desk_records import make_complaint, make_request

pytestmark = pytest.mark.django_db
INDEX = "/admin/remi/mails/"
MINE = "officer@nowhere.example"


def words(answer) -> str:
    page = BeautifulSoup(answer.content, "html.parser").select_one("main")
    return page.get_text(" ", strip=True)


def owed(state: str, **fields) -> OutboxMessage:
    message = post(kind="remi.links", about=make_request().pk)
    OutboxMessage.objects.filter(pk=message.pk).update(state=state, **fields)
    return message


@pytest.fixture
def with_address(officer, django_user_model):
    django_user_model.objects.update(email=MINE)
    return officer


def test_each_mail_leads_to_what_it_is_about(officer):
    request, complaint = make_request(), make_complaint()
    post(kind="remi.confirmation", about=request.pk)
    post(kind="data.complaint", about=complaint.pk)
    post(kind="remi.links", about=987654)

    page = BeautifulSoup(officer.get(INDEX).content, "html.parser").select_one("main")

    links = {a.get_text(strip=True): a["href"] for a in page.select("tbody a")}
    assert links == {
        request.reference: reverse("remi_requests:inspect", args=[request.pk]),
        complaint.reference: reverse("remi_complaints:edit", args=[complaint.pk]),
    }
    assert "Gone" in page.get_text()


def test_given_up_ones_come_first_and_can_be_filtered(officer):
    owed("waiting")
    owed("given-up", attempts=9, last_fault="Refused for now.")

    rows = BeautifulSoup(officer.get(INDEX).content, "html.parser").select("main tbody tr")
    assert ["Given up" in row.get_text() for row in rows] == [True, False]
    only = BeautifulSoup(officer.get(INDEX, {"state": "given-up"}).content, "html.parser")
    [row] = only.select("main tbody tr")
    assert "Refused for now." in row.get_text()


def test_a_mail_that_was_given_up_is_tried_again(officer):
    message = owed("given-up", attempts=9, settled_at=timezone.now())

    answer = officer.post(reverse("remi_mails:try_again", args=[message.pk]), follow=True)

    message.refresh_from_db()
    assert (message.state, message.attempts, message.settled_at) == ("waiting", 0, None)
    assert timezone.now() - message.next_try_at < timedelta(minutes=1)
    assert "The mail is tried again now." in words(answer)


@pytest.mark.parametrize("state", ["sent", "waiting", "not-needed"])
def test_no_other_mail_is_sent_again(officer, state):
    message = owed(state, attempts=3)

    answer = officer.post(reverse("remi_mails:try_again", args=[message.pk]), follow=True)

    message.refresh_from_db()
    assert (message.state, message.attempts) == (state, 3)
    assert "Nothing to try again" in words(answer)


def test_all_that_were_given_up_are_tried_again_at_once(officer):
    for state in ("given-up", "given-up", "sent"):
        owed(state)
    assert "Try all 2 given-up mails again" in words(officer.get(INDEX))

    officer.post(reverse("remi_mails:try_all_again"))

    assert OutboxMessage.objects.waiting().count() == 2


def test_a_test_mail_goes_to_who_asks_for_it(with_address):
    answer = with_address.post(reverse("remi_mails:trial"), follow=True)

    assert [message.to for message in mail.outbox] == [[MINE]]
    assert "The mail server took the test mail." in words(answer)
    assert MINE not in words(answer)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (
            SMTPRecipientsRefused({MINE: (550, f"5.1.1 <{MINE}>\r\n User unknown".encode())}),
            "The server said: 550 5.1.1 <[address]> User unknown",
        ),
        (TimeoutError("timed out"), "The mail server didn't answer in time."),
        (
            ConnectionRefusedError(111, "Connection refused"),
            "The mail server can't be reached: Connection refused.",
        ),
        (SMTPServerDisconnected("gone"), "The mail server broke off the conversation."),
    ],
    ids=lambda each: type(each).__name__,
)
def test_what_went_wrong_is_said_without_the_address(with_address, monkeypatch, fault, said):
    def fail(self):
        raise fault

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)

    answer = words(with_address.post(reverse("remi_mails:trial"), follow=True))

    assert f"The test mail couldn't be sent. {said}" in answer
    assert MINE not in answer


def test_who_has_no_address_is_told_so(officer):
    answer = officer.post(reverse("remi_mails:trial"), follow=True)

    assert "Your account has no mail address." in words(answer)
    assert mail.outbox == []
