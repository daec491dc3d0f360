import pytest

from content.models import OutboxMessage, RemiOrganisation
from content.remi.correcting import CorrectionError, correct_organisation, correct_person
from content.remi.reissuing import ReissueError, send_links
from tests.content.remi.desk_records import (
    NOW,
    make_organisation,
    make_request,
    make_version,
    tell,
)

pytestmark = pytest.mark.django_db


def test_a_new_address_counts_for_the_person_and_closes_old_links():
    request = make_request(email="wrng@nowhere.example", bounced_at=NOW)
    other = make_request(email="Wrng@nowhere.example", name="Kept as it was")

    correct_person(request=request, name="Ada Madeup", email="right@nowhere.example", hopes="")

    for one in (request, other):
        one.refresh_from_db()
        assert (one.email, one.link_version, one.bounced_at) == ("right@nowhere.example", 2, None)
    assert (request.name, other.name) == ("Ada Madeup", "Kept as it was")


def test_a_new_name_leaves_links_alone():
    request = make_request()

    correct_person(request=request, name="Ada Madeup", email=request.email, hopes="To learn.")

    request.refresh_from_db()
    assert (request.name, request.hopes, request.link_version) == ("Ada Madeup", "To learn.", 1)


def test_what_the_person_told_moves_with_the_request():
    request, right = make_request(), make_organisation("The right one")
    wrong = request.organisation
    told = tell(wrong, "awareness", request=request)
    by_officer = tell(wrong, "paused")

    correct_organisation(request=request, organisation=right)

    assert [*right.statuses.all()] == [told]
    assert [*wrong.statuses.all()] == [by_officer]
    assert request.organisation == right


@pytest.mark.parametrize(("known", "stays"), [({}, False), ({"confirmed": True}, True)])
def test_a_typed_name_that_nothing_belongs_to_any_more_goes(known, stays):
    typed = make_organisation("Jo Madeup's team", **known)
    request = make_request(organisation=typed)

    correct_organisation(request=request, organisation=make_organisation())

    assert RemiOrganisation.objects.filter(pk=typed.pk).exists() is stays


def test_not_to_a_merged_organisation():
    merged = make_organisation("Merged", merged_into=make_organisation("Stands"))

    with pytest.raises(CorrectionError, match="“Merged” was merged into “Stands”"):
        correct_organisation(request=make_request(), organisation=merged)


def test_new_links_are_issued_and_a_mail_is_owed_once_a_minute():
    make_version("1.0", released=NOW, files=2)
    request = make_request()

    for _ in range(2):
        send_links(request=request, now=NOW)

    assert request.deliveries.count() == 2
    mail = OutboxMessage.objects.get()
    assert (mail.kind, mail.about) == ("remi.links", request.pk)
    assert mail.key.startswith(f"remi.links:{request.pk}:")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"bounced_at": NOW}, "Correct the address first"),
        (
            {"name": "", "email": "", "hopes": "", "organisation_as_typed": "", "erased_at": NOW},
            "Nobody is left",
        ),
        ({}, "No version of the REMI is released"),
    ],
)
def test_no_links_where_they_would_reach_nobody_or_hold_nothing(fields, reason):
    with pytest.raises(ReissueError, match=reason):
        send_links(request=make_request(**fields), now=NOW)

    assert not OutboxMessage.objects.exists()
