"""A new version is told once to each person with an older one."""

from datetime import timedelta

import pytest

from content.models import OutboxMessage
from content.remi.announcing import AnnounceError, announce
from tests.content.remi.desk_records import NOW, give, make_request, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def old():
    return make_version("1.0", released=NOW - timedelta(days=100))


@pytest.fixture
def new(old):
    return make_version("2.0", released=NOW - timedelta(days=1))


def somebody_with(version, **fields):
    request = make_request(**fields)
    give(request, version)
    return request


def told() -> set[int]:
    return set(OutboxMessage.objects.values_list("about", flat=True))


def test_one_mail_a_person_about_their_latest_request(old, new):
    earlier = NOW - timedelta(days=50)
    somebody_with(old, email="twice@nowhere.example", at=earlier)
    latest = somebody_with(old, email="Twice@nowhere.example")
    other = somebody_with(old)

    assert announce(version=new, now=NOW) == 2

    assert told() == {latest.pk, other.pk}
    mail = OutboxMessage.objects.get(about=other.pk)
    assert (mail.kind, mail.key) == ("remi.new-version", f"remi.new-version:{new.pk}:{other.pk}")
    assert mail.next_try_at == NOW
    new.refresh_from_db()
    assert new.announced_at == NOW


@pytest.mark.parametrize("field", ["bounced_at", "check_ins_stopped_at"])
def test_what_one_request_says_counts_for_the_person(old, new, field):
    somebody_with(old, email="same@nowhere.example", at=NOW - timedelta(days=9), **{field: NOW})
    somebody_with(old, email="same@nowhere.example")

    assert announce(version=new, now=NOW) == 0


@pytest.mark.parametrize("field", ["erased_at", "anonymised_at"])
def test_not_to_whose_data_is_gone(old, new, field):
    gone = {"name": "", "email": "", "hopes": "", "organisation_as_typed": ""}
    somebody_with(old, **gone, **{field: NOW})

    assert announce(version=new, now=NOW) == 0


def test_not_to_who_has_it_or_never_had_any(old, new):
    somebody_with(new)
    somebody_with(old, email="both@nowhere.example")
    somebody_with(new, email="both@nowhere.example")
    make_request()

    assert announce(version=new, now=NOW) == 0


def test_once_a_version(old, new):
    somebody_with(old)
    announce(version=new, now=NOW)

    with pytest.raises(AnnounceError, match="one mail a version"):
        announce(version=new, now=NOW)

    assert OutboxMessage.objects.count() == 1


def test_neither_a_version_in_preparation_nor_an_older_one(old, new):
    with pytest.raises(AnnounceError, match="isn't released yet"):
        announce(version=make_version("3.0", released=NOW + timedelta(days=1)), now=NOW)
    with pytest.raises(AnnounceError, match="not the version that people get now"):
        announce(version=old, now=NOW)


def test_many_people_are_told_in_few_queries(old, new, django_assert_max_num_queries):
    organisation = somebody_with(old).organisation
    for _ in range(30):
        somebody_with(old, organisation=organisation)

    with django_assert_max_num_queries(8):
        assert announce(version=new, now=NOW) == 31
