"""Conditions, sources and findings in files: what is wrong is named, what editors did is kept."""

from decimal import Decimal

import pytest

from content.models import Condition, Finding, Provenance, Source

CONDITIONS = """
- {slug: maternity, name: Maternity, sort_order: 1}
"""
SOURCES = """
- {slug: news, title: News of a report, kind: secondary, reports: report}
- {slug: report, title: A report, publisher: Its publisher, year: 2024, kind: primary}
"""
FINDINGS = """
- slug: old
  condition: maternity
  statement: In 2020 it was 25% in London.
  values:
    - {group: Everybody, value: 25}
  place: london
  period: "2020"
  state: superseded
  superseded_by: new
- slug: new
  condition: maternity
  statement: In Lambeth and Southwark 2.5 times as many Black as White people had it in 2022.
  measure: rate
  unit: rate ratio
  values:
    - {group: Black people, groups: [black], value: 2.5, lower: 2.1, upper: 3, qualifier: about}
    - {group: White people, groups: [white-british, irish], value: 1, comparator: true}
  place: london
  place_detail: Lambeth and Southwark
  also_about: [lambeth, southwark]
  period: "2022"
  source: news
  state: checked
  checked_by: A team
  checked_on: 2026-11-22
- slug: draft
  condition: maternity
  statement: Nobody has counted it yet.
  unit: qualitative
  live: false
"""
FILE = "findings.yaml"


@pytest.fixture
def site(little_site):
    little_site.write("conditions.yaml", CONDITIONS)
    little_site.write("sources.yaml", SOURCES)
    little_site.write(FILE, FINDINGS)
    return little_site


def test_a_finding_is_published_with_all_that_the_file_says(site):
    site.load()

    finding = Finding.objects.get(slug="new")
    assert finding.live
    assert finding.live_revision == finding.latest_revision
    black, white = finding.values.all()
    assert (black.value, black.lower, black.upper) == (Decimal("2.5"), Decimal("2.1"), 3)
    assert (black.qualifier, white.comparator) == ("about", True)
    assert [group.slug for group in white.groups.all()] == ["white-british", "irish"]
    assert [place.slug for place in finding.also_about.all()] == ["lambeth", "southwark"]
    assert finding.source.reports.title == "A report"
    assert Finding.objects.get(slug="old").superseded_by == finding


def test_a_draft_stays_one(site):
    site.load()

    assert not Finding.objects.get(slug="draft").live


def test_a_second_run_changes_nothing(site):
    site.load()
    site.load()

    assert "  finding: 3 unchanged" in site.said
    assert "  source: 2 unchanged" in site.said
    assert Finding.objects.get(slug="new")._revisions.count() == 1


def test_what_an_editor_published_is_left_alone(site):
    site.load()
    finding = Finding.objects.get(slug="new")
    finding.note = "An editor wrote this."
    finding.save_revision().publish()
    site.change(FILE, "qualifier: about", "qualifier: nearly")

    site.load()

    assert "as an editor changed it" in site.said_of("finding:new")
    assert Finding.objects.get(slug="new").note == "An editor wrote this."


def test_a_value_that_a_program_changed_is_left_alone(site):
    site.load()
    value = Finding.objects.get(slug="new").values.first()
    value.upper = Decimal("3.5")
    value.save()
    site.change(FILE, "qualifier: about", "qualifier: nearly")

    site.load()

    assert "as an editor changed it" in site.said_of("finding:new")


def test_the_new_wording_of_a_group_is_no_change_of_a_finding(site):
    site.load()
    group = Finding.objects.get(slug="new").values.first().groups.get()
    group.name = "Black people of all heritages"
    group.save()

    site.load()

    assert "  finding: 3 unchanged" in site.said


def test_a_reset_brings_back_the_file(site):
    site.load()
    finding = Finding.objects.get(slug="new")
    finding.note = "An editor wrote this."
    finding.save_revision().publish()

    site.load(reset=True)

    assert Finding.objects.get(slug="new").note == ""


def test_what_the_file_takes_back_is_no_longer_published(site):
    site.load()
    site.change(FILE, "checked_on: 2026-11-22", "checked_on: 2026-11-22\n  live: false")

    site.load()

    finding = Finding.objects.get(slug="new")
    assert not finding.live
    assert finding.values.count() == 2


def test_a_changed_figure_replaces_the_old_one(site):
    site.load()
    site.change(FILE, "value: 2.5, lower", "value: 2.6, lower")
    site.change(FILE, "Southwark 2.5 times", "Southwark 2.6 times")

    site.load()

    values = Finding.objects.get(slug="new").values.all()
    assert [value.value for value in values] == [Decimal("2.6"), Decimal(1)]


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (FILE, "value: 25}", "value: 120}", "findings.yaml:4: [0].values: Everybody: 120 is more than"),
        (FILE, "it was 25%", "it was 24%", "findings.yaml:3: [0].statement: “24” stands in the sentence"),
        (FILE, "value: 25}", "value: a lot}", "[0].values[0].value: “a lot” is no number. Write it in digits"),
        (FILE, "value: 25}", "value: .nan}", "[0].values[0].value: “nan” is no figure. Write it in digits"),
        (FILE, "value: 25}", "value: 1e400}", "[0].values[0].value: “1e400” is no number. Write it"),
        (FILE, "value: 25}", "value: 1.0e+400}", "[0].values[0].value: “inf” is no figure. Write it"),
        (FILE, "value: 25}", "value: -1}", "findings.yaml:5: [0].values[0].value: Write a number from"),
        (FILE, "value: 25}", "value: 25.123456}", "[0].values[0].value: Ensure that there are no more"),
        (FILE, ", comparator: true", "", "findings.yaml:15: [1].values: A ratio needs a comparator"),
        (FILE, "unit: rate ratio", "unit: rate ration", "[1].unit: There is no such choice; did you mean"),
        (FILE, "state: checked", "state: proven", "[1].state: There is no such choice; known are"),
        (FILE, "[lambeth,", "[lambet,", "also_about[0]: There is no place “lambet”; did you mean “lamb"),
        (FILE, "groups: [black]", "groups: [blak]", "groups[0]: There is no group “blak”; did you mean"),
        (FILE, "source: news", "source: nwes", "[1].source: There is no source “nwes”; did you mean"),
        (FILE, "  source: news\n", "", "[1].source: A checked finding needs its source"),
        (FILE, "superseded_by: new", "note: none", "[0].superseded_by: Choose the finding that takes"),
        (FILE, "superseded_by: new", "superseded_by: old", "[0].superseded_by: This leads back to where"),
        (FILE, "upper: 3,", "upper: 2,", "[1].values[0].upper: The upper end of the interval is below"),
        (FILE, "live: false", "live: perhaps", "[2].live: Write true or false"),
        (FILE, "slug: draft", "slug: new", "“new” stands already at"),
        (FILE, "  condition: maternity\n  statement: Nobody", "  statement: Nobody", "[2].condition: This"),
        ("sources.yaml", "reports: report", "reports: repot", "[0].reports: There is no source “repot”"),
        ("sources.yaml", "reports: report", "reports: news", "[0].reports: This leads back to where"),
        ("sources.yaml", "year: 2024", "year: 3024", "[1].year: Ensure this value is less than"),
        ("conditions.yaml", "name: Maternity", "nam: Maternity", "[0].nam: There is no field of this name"),
    ],
)  # fmt: skip
def test_file_line_and_field_are_named_and_nothing_is_written(site, file, old, new, problem):
    site.change(file, old, new)

    problems = site.problems()

    assert problem in "\n".join(problems)
    assert "required" not in "\n".join(problems)
    assert not Provenance.objects.exists()
    assert not Finding.objects.exists()


def test_an_empty_collection_is_one(site):
    for file in (FILE, "sources.yaml", "conditions.yaml"):
        site.write(file, "[]")

    site.load()

    assert not Finding.objects.exists()
    assert not Source.objects.exists()
    assert not Condition.objects.exists()
