import pytest
from dateutil.relativedelta import relativedelta
from django.utils import timezone

from content.models import OrganisationStatus
from content.remi.status import record_status
from tests.content.remi.requesters import make_request

pytestmark = pytest.mark.django_db
NOON = timezone.make_aware(timezone.datetime(2026, 6, 1, 12))
OWN_PAGE = OrganisationStatus.Source.OWN_PAGE


@pytest.fixture
def tell():
    asked = make_request()

    def told(stage: str, now=NOON, source=OWN_PAGE, request=asked) -> OrganisationStatus:
        return record_status(
            organisation=asked.organisation, stage=stage, source=source, request=request, now=now
        )

    return told


def test_each_telling_is_kept(tell):
    tell("awareness")
    last = tell("commitment")

    assert OrganisationStatus.objects.count() == 2
    assert last.organisation.stage == "commitment"


def test_the_same_telling_on_the_same_day_is_one(tell):
    first = tell("awareness")

    assert tell("awareness", NOON + relativedelta(hours=11)) == first
    assert OrganisationStatus.objects.count() == 1


def test_the_same_telling_on_another_day_is_a_new_one(tell):
    tell("awareness")
    tell("awareness", NOON + relativedelta(days=1))

    assert OrganisationStatus.objects.count() == 2


def test_there_and_back_on_one_day_is_three(tell):
    for stage in ("awareness", "paused", "awareness"):
        tell(stage)

    assert OrganisationStatus.objects.count() == 3


def test_another_source_or_person_is_another_telling(tell):
    tell("awareness")
    tell("awareness", source=OrganisationStatus.Source.CHECK_IN)
    tell("awareness", source=OrganisationStatus.Source.OFFICER, request=None)

    assert OrganisationStatus.objects.count() == 3
