"""Which finding speaks of which group is kept by the database, whatever way a value is mapped."""

import pytest

from content.models import EthnicGroup, Finding, FindingGroup, FindingValue
from tests.content.evidence_records import a_finding

pytestmark = pytest.mark.django_db


def group(slug: str) -> EthnicGroup:
    return EthnicGroup.objects.get(slug=slug)


def mapped(words: str, *slugs: str) -> FindingValue:
    value = FindingValue(group=words, value=20)
    value.groups = [group(slug) for slug in slugs]
    return value


def kept(finding: Finding) -> set[str]:
    rows = list(FindingGroup.objects.filter(finding=finding).values_list("group__slug", flat=True))
    assert len(rows) == len(set(rows))
    return set(rows)


def test_it_follows_what_values_are_mapped_to():
    finding = a_finding(
        values=[mapped("a", "roma", "irish"), mapped("b", "white"), mapped("c", "indian")]
    )
    assert kept(finding) == {"roma", "irish", "white", "indian", "asian"}

    first, second, third = FindingValue.objects.filter(finding=finding)
    FindingValue.groups.through.objects.filter(findingvalue=first).delete()
    assert kept(finding) == {"white", "indian", "asian"}

    FindingValue.groups.through.objects.filter(findingvalue=second).update(
        ethnicgroup=group("black-african")
    )
    assert kept(finding) == {"black-african", "black", "indian", "asian"}

    third.delete()
    assert kept(finding) == {"black-african", "black"}


def test_it_follows_a_group_that_is_put_into_another():
    finding = a_finding(values=[mapped("a", "roma")])

    EthnicGroup.objects.filter(slug="roma").update(within=group("other"))

    assert kept(finding) == {"roma", "other"}


def test_it_goes_with_the_finding_and_comes_back_with_an_earlier_version():
    finding = a_finding(values=[mapped("a", "roma"), mapped("b", "indian")])
    earlier = finding.save_revision()
    finding.values = [finding.values.first()]
    finding.save()
    few = kept(finding)
    earlier.publish()
    assert few == {"roma", "white"}
    assert kept(finding) == {"roma", "white", "indian", "asian"}

    finding.delete()
    assert not FindingGroup.objects.exists()
