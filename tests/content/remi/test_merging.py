"""Two records of one organisation become one, and two again."""

from datetime import timedelta

import pytest

from content.models import OrganisationMerge, RemiOrganisation
from content.remi.merging import MergeError, close_to, merge, undo
from tests.content.remi.desk_records import NOW, make_organisation, make_request, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept():
    return make_organisation("Made-up Trust", confirmed=True)


@pytest.fixture
def gone():
    return make_organisation("Made up trst")


def put_together(kept, gone, *, at=NOW) -> OrganisationMerge:
    return merge(kept=kept, gone=gone, by=None, now=at)


def belongings(organisation) -> tuple[set, set]:
    return (
        set(organisation.requests.values_list("pk", flat=True)),
        set(organisation.statuses.values_list("pk", flat=True)),
    )


def test_requests_and_statuses_move_and_are_remembered(kept, gone):
    request, status = make_request(organisation=gone), tell(gone, "awareness")
    own = make_request(organisation=kept)

    done = put_together(kept, gone)

    gone.refresh_from_db()
    assert gone.merged_into == kept
    assert belongings(kept) == ({own.pk, request.pk}, {status.pk})
    assert done.moved == {"requests": [request.pk], "statuses": [status.pk]}
    assert gone not in RemiOrganisation.objects.standing()


def test_undoing_gives_back_exactly_what_moved(kept, gone):
    moved, own = make_request(organisation=gone), make_request(organisation=kept)
    status = tell(gone, "awareness")
    done = put_together(kept, gone)
    later = make_request(organisation=kept)

    undo(merge=done, now=NOW + timedelta(days=30))

    gone.refresh_from_db()
    assert gone.merged_into is None
    assert belongings(gone) == ({moved.pk}, {status.pk})
    assert belongings(kept) == ({own.pk, later.pk}, set())


def test_what_staff_gave_to_a_third_stays_there(kept, gone):
    request, third = make_request(organisation=gone), make_organisation()
    done = put_together(kept, gone)
    request.organisation = third
    request.save()

    undo(merge=done, now=NOW)

    assert belongings(third)[0] == {request.pk}
    assert belongings(gone)[0] == set()


def test_after_thirty_days_it_stays(kept, gone):
    done = put_together(kept, gone)

    with pytest.raises(MergeError, match="for 30 days; this one is older"):
        undo(merge=done, now=NOW + timedelta(days=30, seconds=1))

    gone.refresh_from_db()
    assert gone.merged_into == kept


def test_undoing_twice_is_refused(kept, gone):
    done = put_together(kept, gone)
    undo(merge=done, now=NOW)

    with pytest.raises(MergeError, match="undone already"):
        undo(merge=done, now=NOW)


def test_a_later_merge_is_undone_first(kept, gone):
    third = make_organisation("Made-up Hospitals")
    make_request(organisation=gone)
    first = put_together(kept, gone)
    second = put_together(third, kept)

    with pytest.raises(MergeError, match="“Made-up Hospitals” since"):
        undo(merge=first, now=NOW)
    undo(merge=second, now=NOW)
    undo(merge=first, now=NOW)

    assert len(belongings(gone)[0]) == 1


def test_not_into_itself(kept):
    with pytest.raises(MergeError, match="into itself"):
        put_together(kept, kept)


@pytest.mark.parametrize("which", ["kept", "gone"])
def test_not_with_one_that_was_merged(kept, gone, which):
    put_together(kept, gone)
    other = make_organisation()

    with pytest.raises(MergeError, match="“Made up trst” was already merged into “Made-up Trust”"):
        put_together(gone, other) if which == "kept" else put_together(other, gone)

    assert OrganisationMerge.objects.count() == 1


def test_a_name_on_the_register_that_was_taken_meanwhile():
    kept = make_organisation("Made-up Trust", on_register=True)
    gone = make_organisation("Made-up Council", on_register=True)
    done = put_together(kept, gone)
    make_organisation("Made-up Council", on_register=True)

    with pytest.raises(MergeError, match="another organisation called “Made-up Council”"):
        undo(merge=done, now=NOW)

    gone.refresh_from_db()
    assert gone.merged_into == kept


def test_others_that_look_like_the_same_are_offered(kept, gone):
    make_organisation("Something else entirely")

    assert close_to(gone) == [kept]


def test_a_body_on_the_register_does_not_vanish_into_one_that_somebody_typed(gone):
    registered = RemiOrganisation.objects.get(name="Hackney Council")

    with pytest.raises(MergeError, match="would vanish from it"):
        merge(kept=gone, gone=registered, by=None, now=NOW)

    assert merge(kept=registered, gone=gone, by=None, now=NOW).kept == registered
