"""What the mails of the gate say, to whom, and that nothing can be smuggled into them."""

import pytest
from django.utils import timezone

from content.models import DownloadRequest, OutboxMessage, RemiWording, ToolVersion
from content.outbox.composing import composer_of
from content.outbox.mail_text import WIDTH, greeting
from content.outbox.message import post
from content.remi import check_ins, delivery, letting_go, mails
from content.remi.own_page_link import own_page_address
from content.remi.wording import BUILT_IN
from tests.content.remi.requesters import (
    EMAIL,
    anonymise,
    composed,
    make_organisation,
    make_request,
    make_version,
)

pytestmark = pytest.mark.django_db
KINDS = [mails.CONFIRMATION, mails.LINKS, mails.CHECK_IN, mails.NEW_VERSION]


@pytest.fixture
def asked() -> DownloadRequest:
    make_version()
    return make_request()


def owed(kind: str, request: DownloadRequest) -> OutboxMessage:
    """A mail of each kind, such that there is something to say."""
    if kind == mails.CHECK_IN:
        return request.check_ins.get(months=3).mail
    if kind == mails.NEW_VERSION and not ToolVersion.objects.filter(label="2.0").exists():
        make_version("2.0")
    return post(kind=kind, about=request.pk)


@pytest.mark.parametrize("kind", KINDS)
def test_each_goes_to_the_bare_address_and_leads_to_the_own_page(asked, kind):
    mail = composed(owed(kind, asked))

    assert mail.to == EMAIL
    assert mail.text.startswith("Hello Canary Testperson,\n")
    assert f"\n{own_page_address(asked)}\n" in mail.text
    assert "You get this mail because" in mail.text
    assert "erase all of it" in " ".join(mail.text.split())


@pytest.mark.parametrize("kind", KINDS)
def test_prose_is_wrapped_and_links_are_whole(asked, kind):
    for line in composed(owed(kind, asked)).text.splitlines():
        if line.startswith("http"):
            assert " " not in line
            assert line.startswith("http://testserver/remi/")
        else:
            assert len(line) <= WIDTH
            assert "http" not in line


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "gone", [anonymise, lambda one: letting_go.erase(request=one, now=one.active_at)]
)
def test_none_goes_to_who_is_gone(asked, kind, gone):
    message = owed(kind, asked)

    gone(asked)

    assert composed(message) is None


@pytest.mark.parametrize("kind", KINDS)
def test_none_goes_about_what_is_no_longer_there(asked, kind):
    message = owed(kind, asked)
    message.about += 1_000

    assert composed(message) is None


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "name",
    ["Canary\r\nBcc: thief@made-up.example", "Canary\nTo: a@b.example\n\nBuy this", "\u2028Bcc: x"],
)
def test_no_name_reaches_a_header_or_begins_a_line(asked, kind, name):
    DownloadRequest.objects.update(name=name)

    mail = composed(owed(kind, asked))

    assert (mail.subject.isprintable(), mail.to) == (True, EMAIL)
    assert "Bcc:" not in mail.text
    assert "Buy this" not in mail.text


def test_a_subject_is_one_line_whatever_was_stored(asked):
    RemiWording.objects.create()
    RemiWording.objects.update(confirmation_subject="One\r\nBcc: thief@made-up.example")

    assert composed(owed(mails.CONFIRMATION, asked)).subject == "One Bcc: thief@made-up.example"


@pytest.mark.parametrize(
    "name", ["Zoë Ẹ̀bùn-O\u2019Canary", "Dr. C. Canary", "Łucja d'Example", "قناري", "金絲雀"]
)
def test_people_are_greeted_by_their_names(name):
    assert greeting(name) == f"Hello {name},"


@pytest.mark.parametrize(
    "name",
    ["", "win at evil.example", "http://evil.example", "a/b", "see @evil", "Canary 100%",
     "Canary " * 12, "abc\u202edef", "<b>Canary</b>"],
)  # fmt: skip
def test_what_is_no_name_is_not_passed_on(name):
    """Anybody may type anybody's address: our mails don't carry what else they typed."""
    assert greeting(name) == "Hello,"


def test_the_first_mail_has_the_links_their_end_and_the_reference(asked):
    text = composed(owed(mails.CONFIRMATION, asked)).text
    link = asked.deliveries.get()

    assert f"The index (PDF):\nhttp://testserver{link.get_absolute_url()}\n" in text
    ends = timezone.localtime(link.expires_at)
    assert f"until {ends.day} {ends:%B %Y}" in " ".join(text.split())
    assert asked.reference in text


def test_the_first_mail_goes_out_although_its_links_have_ended(asked):
    asked.deliveries.update(expires_at=timezone.now())

    text = composed(owed(mails.CONFIRMATION, asked)).text

    assert "/remi/download/" not in text
    assert "Get new ones on your own page" in " ".join(text.split())


def test_a_mail_with_links_issues_none(asked):
    composed(owed(mails.LINKS, asked))

    assert asked.deliveries.count() == 1


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (mails.CONFIRMATION, "confirmation"),
        (mails.CHECK_IN, "check_in"),
        (mails.NEW_VERSION, "new_version"),
    ],
)
def test_staff_choose_the_words_and_there_are_some_without(asked, kind, name):
    message = owed(kind, asked)
    assert composed(message).subject == BUILT_IN[f"{name}_subject"]
    assert not RemiWording.objects.exists()

    RemiWording.objects.create(**{f"{name}_subject": "Chirp", f"{name}_text": "One.\r\n\r\nTwo."})

    assert composed(message).subject == "Chirp"
    assert "\n\nOne.\n\nTwo.\n\n" in composed(message).text


def test_a_new_version_is_told_with_what_is_new(asked):
    mail = composed(owed(mails.NEW_VERSION, asked))

    assert "2.0" in mail.text
    assert "It has another page." in mail.text


def test_a_new_version_is_not_told_to_who_has_it(asked):
    message = owed(mails.NEW_VERSION, asked)

    delivery.issue(request=asked, now=timezone.now())

    assert composed(message) is None


def test_a_new_version_is_not_told_to_who_stopped_our_mails(asked):
    message = owed(mails.NEW_VERSION, asked)

    check_ins.stop(request=asked, now=timezone.now())
    assert composed(message) is None

    DownloadRequest.objects.update(wants_news=True)
    assert composed(message)


def test_a_new_version_is_told_once_to_a_person_who_asked_twice(asked):
    newer = make_request(organisation=make_organisation("Second Trust"))

    sent = [composed(owed(mails.NEW_VERSION, request)) for request in (asked, newer)]

    assert [bool(one) for one in sent] == [False, True]


def test_a_refused_address_is_noted_and_gets_no_more(asked):
    first = owed(mails.CONFIRMATION, asked)
    new_version = owed(mails.NEW_VERSION, asked)

    composer_of(first.kind).refused(first)

    asked.refresh_from_db()
    assert asked.bounced_at
    assert composed(owed(mails.CHECK_IN, asked)) is None
    assert composed(new_version) is None
    assert composed(owed(mails.LINKS, asked))  # somebody asked for it just now


def test_a_refused_check_in_is_noted_with_its_request(asked):
    make_request("other@made-up.example")
    message = owed(mails.CHECK_IN, asked)

    composer_of(message.kind).refused(message)

    assert list(DownloadRequest.objects.exclude(bounced_at=None)) == [asked]


def test_an_address_that_takes_mail_again_is_no_longer_refused(asked):
    DownloadRequest.objects.update(bounced_at=timezone.now())
    message = owed(mails.LINKS, asked)

    composer_of(message.kind).sent(message)

    asked.refresh_from_db()
    assert asked.bounced_at is None
