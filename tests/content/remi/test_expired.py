"""A download link that has ended."""

from datetime import timedelta

import pytest
from django.utils import timezone

from content.models import Delivery, DownloadRequest, OutboxMessage
from content.remi import letting_go
from content.remi.mails import LINKS
from tests.content.remi.requesters import EMAIL, composed, make_request, make_version

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=30)


@pytest.fixture
def ended() -> Delivery:
    make_version(released_at=LONG_AGO)
    return make_request(at=LONG_AGO).deliveries.get()


def ask_anew(client, delivery: Delivery):
    return client.post(f"/remi/download/{delivery.token}/new/")


def owed():
    return OutboxMessage.objects.filter(kind=LINKS)


def test_it_says_so_and_offers_new_ones(client, ended):
    answer = client.get(ended.get_absolute_url())

    assert answer.status_code == 410
    text = answer.content.decode()
    assert "This link has ended" in text
    assert f'action="{ended.get_absolute_url()}new/"' in text


def test_new_links_go_by_mail_and_are_not_shown(client, ended):
    answer = ask_anew(client, ended)

    new = Delivery.objects.exclude(pk=ended.pk).get()
    assert answer.status_code == 200
    assert new.token not in answer.content.decode()
    mail = composed(owed().get())
    assert mail.to == EMAIL
    assert new.get_absolute_url() in mail.text


def test_one_mail_an_hour_at_most(client, ended, time_machine):
    time_machine.move_to(timezone.now().replace(minute=0), tick=False)
    ask_anew(client, ended)
    time_machine.shift(timedelta(minutes=59))
    ask_anew(client, ended)
    assert (owed().count(), Delivery.objects.count()) == (1, 2)

    time_machine.shift(timedelta(minutes=2))
    ask_anew(client, ended)

    assert (owed().count(), Delivery.objects.count()) == (2, 2)


def test_the_same_words_when_nobody_is_there_any_more(client, ended):
    still_there = ask_anew(client, ended).content
    owed().delete()
    letting_go.erase(request=ended.request, now=timezone.now())

    assert ask_anew(client, ended).content == still_there
    assert not owed().exists()


def test_opening_the_address_owes_nothing(client, ended):
    assert client.get(f"{ended.get_absolute_url()}new/").status_code == 410
    assert client.head(f"{ended.get_absolute_url()}new/").status_code == 410
    assert not owed().exists()
    assert DownloadRequest.objects.get().active_at == LONG_AGO


def test_an_altered_token_is_not_found(client, ended):
    wrong = ended.get_absolute_url()[:-2] + "!/new/"

    assert client.post(wrong).status_code == 404
    assert client.get(wrong).status_code == 404


def test_a_link_that_works_needs_no_mail_to_be_found(client, ended):
    """Who opens the address of the button while the link still works is led to the file."""
    Delivery.objects.update(expires_at=timezone.now() + timedelta(days=1))

    answer = client.get(f"{ended.get_absolute_url()}new/")

    assert (answer.status_code, answer["Location"]) == (303, ended.get_absolute_url())
