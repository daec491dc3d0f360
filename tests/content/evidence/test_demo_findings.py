"""The evidence that the demo content carries: all of it, each finding sound, each state as decided."""

from collections import Counter

import pytest
import yaml

from content.evidence.faults import faults_of
from content.models import Condition, Finding, Source
from tests.content.demo_findings import DEMO, load_demo_findings

NOT_FOR_PUBLICATION = {
    "seed-maternal-mortality-three-times",  # may only be told with its years, and has none
    "seed-length-of-residence-poor-health",
    "seed-unemployment-london-2022",
}
DISPUTED = {
    "seed-cancer-screening-south-asian", "seed-stop-search-london", "seed-unemployment-london-2022"
}  # fmt: skip
CHECKED = 38  # what is recommended for the site and was read in its source, but for two reposts
SECTIONS = {
    "maternity": 8, "infectious-disease": 7, "diabetes": 5, "cardiovascular-disease": 8,
    "respiratory-disease": 5, "obesity": 4, "mental-health": 6, "cancer": 8,
    "wider-determinants": 12, "workforce": 9,
}  # fmt: skip


@pytest.fixture
def findings(demo_findings) -> list[Finding]:
    return list(Finding.objects.for_listing().prefetch_related("values__groups"))


def test_all_findings_load_with_their_states(findings):
    assert len(findings) == 72
    assert {finding.slug for finding in findings if not finding.live} == NOT_FOR_PUBLICATION
    by_state = Counter(finding.state for finding in findings)
    assert by_state == {"checked": CHECKED, "unverified": 72 - CHECKED - 3, "disputed": 3}
    assert {finding.slug for finding in findings if finding.state == "disputed"} == DISPUTED
    by_condition = Counter(finding.condition.slug for finding in findings)
    assert by_condition == SECTIONS
    assert set(Condition.objects.values_list("slug", flat=True)) == SECTIONS.keys()


def test_no_finding_has_a_fault(findings):
    faults = {
        finding.slug: faults
        for finding in findings
        if (faults := faults_of(finding, finding.values.all()))
    }

    assert faults == {}


def test_what_is_only_known_from_a_repost_is_never_checked(findings):
    reposts = [
        finding for finding in findings if finding.source and finding.source.kind == "repost"
    ]

    assert len(reposts) == 4
    assert all(finding.is_in_doubt and finding.state_reason for finding in reposts)
    assert all(finding.source.reports for finding in reposts)


def test_what_the_earlier_summary_printed_says_why_it_is_in_doubt(findings):
    printed = [finding for finding in findings if finding.slug.startswith("seed-")]

    assert len(printed) == 13
    assert all(finding.is_in_doubt and finding.state_reason for finding in printed)


def test_no_source_is_without_use_or_without_a_name(findings):
    used = {finding.source_id for finding in findings}
    used |= set(Source.objects.exclude(reports=None).values_list("reports", flat=True))

    assert set(Source.objects.values_list("pk", flat=True)) == used - {None}
    assert not Source.objects.filter(title__icontains="not named").exists()


def test_values_are_mapped_to_groups_wherever_their_words_name_one(findings):
    """What stands for everybody, for posts, for birthplaces or for trusts maps to no group."""
    unmapped = {
        value.group
        for finding in findings
        for value in finding.values.all()
        if not value.groups.all()
    }

    assert not [words for words in unmapped if {"Black", "Asian", "White"} & set(words.split())]


def test_places_in_two_boroughs_are_found_under_each(findings):
    by_slug = {finding.slug: finding for finding in findings}

    parts = [
        place.slug for place in by_slug["psychosis-lambeth-southwark-2010-12"].also_about.all()
    ]
    assert sorted(parts) == ["lambeth", "southwark"]
    assert len(by_slug["overcrowding-three-boroughs"].also_about.all()) == 3


def test_a_second_run_changes_nothing(findings, tmp_path):
    said = load_demo_findings(tmp_path)

    assert "  finding: 72 unchanged" in said
    assert Finding.objects.filter(slug="seed-lambeth-worthwhile-2021").get()._revisions.count() == 1


def test_statements_are_plain_sentences():
    written = yaml.safe_load((DEMO / "findings.yaml").read_text())

    assert all(each["statement"].strip().endswith(".") for each in written)
    assert not [each for each in written if "the seed" in str(each).lower()]
