"""How much one network may send."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from content.models import ThrottleCount, ThrottleSalt
from content.public_forms import throttle


def count(rf, *, now=None, **meta):
    throttle.count_one(request=rf.post("/", **meta), form="test", now=now or timezone.now())


def test_sixty_in_an_hour_are_let_through(db, rf):
    now = timezone.now()
    for _ in range(60):
        count(rf, now=now)

    with pytest.raises(throttle.TooManySentError) as refused:
        count(rf, now=now)

    assert timedelta(0) < refused.value.again_in <= timedelta(hours=1)
    count(rf, now=now + refused.value.again_in)


def test_no_address_is_stored(db, rf):
    count(rf, REMOTE_ADDR="192.0.2.99")

    stored = ThrottleCount.objects.get()
    assert "192.0.2.99" not in str(vars(stored))
    assert len(stored.digest) == 64


def test_what_was_counted_yesterday_leads_back_to_nobody(db, rf):
    yesterday = timezone.now() - timedelta(days=1)
    count(rf, now=yesterday)
    count(rf)

    gone = throttle.forget_yesterday(timezone.now())

    assert gone == 1
    assert [salt.day for salt in ThrottleSalt.objects.all()] == [timezone.localdate()]
    first, second = (throttle.digest_of("192.0.2.1", salt) for salt in ("monday", "tuesday"))
    assert first != second


@pytest.mark.parametrize(
    ("meta", "trusted", "address"),
    [
        ({"REMOTE_ADDR": "192.0.2.1"}, False, "192.0.2.1"),
        ({"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": "198.51.100.1"}, False, "192.0.2.1"),
        ({"HTTP_X_FORWARDED_FOR": "203.0.113.9, 198.51.100.1"}, True, "198.51.100.1"),
        ({"REMOTE_ADDR": "192.0.2.1"}, True, "192.0.2.1"),
        ({"REMOTE_ADDR": "2001:db8:1:2:3:4:5:6"}, False, "2001:db8:1:2::/64"),
        ({"HTTP_X_FORWARDED_FOR": "rubbish"}, True, "unknown"),
        ({"REMOTE_ADDR": ""}, False, "unknown"),
    ],
)
def test_only_a_proxy_of_ours_is_believed(rf, settings, meta, trusted, address):
    settings.TRUSTED_PROXY = trusted

    assert throttle.client_address(rf.post("/", **meta)) == address


def test_nobody_gets_more_than_five_mails_from_forms_in_an_hour(db):
    now = timezone.now()
    written = [throttle.may_be_mailed("Victim@example.org", now=now) for _ in range(6)]

    assert written == [True] * 5 + [False]
    assert not throttle.may_be_mailed("victim@example.org", now=now)
    assert throttle.may_be_mailed("somebody-else@example.org", now=now)
    assert throttle.may_be_mailed("victim@example.org", now=now + timedelta(hours=1))


def test_a_mail_that_is_needed_goes_out_in_the_first_hour_with_room(db):
    now = datetime(2025, 3, 3, 22, 10, tzinfo=UTC)
    due = [throttle.mailed_at("ada@example.org", now=now) for _ in range(126)]

    hours = [int((each - now.replace(minute=0)).total_seconds() // 3600) for each in due[:-1]]
    assert hours == [hour for hour in range(25) for _ in range(5)]
    assert due[:5] == [now] * 5
    assert due[-1] is None
    assert throttle.may_be_mailed("ada@example.org", now=now + timedelta(hours=1))
    assert "victim" not in str(list(ThrottleCount.objects.values()))
