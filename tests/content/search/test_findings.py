"""Findings in the search: each by itself, labelled when in doubt, and as they are published now."""

import pytest
from django.core.management import call_command

from content.models import EthnicGroup, EvidencePage, Finding, FindingValue, SearchEntry, Source
from tests.content.evidence_records import a_finding


@pytest.fixture
def finding(structure) -> Finding:
    value = FindingValue(group="South Asian people", value=30)
    value.groups = [EthnicGroup.objects.get(slug="bangladeshi")]
    finding = a_finding(
        "one", values=[value, ("Others", 10)], measure="share of quokkas", live=False,
        statement="Of South Asian people 30% have a quokka.",
    )  # fmt: skip
    finding.save_revision().publish()
    return Finding.objects.get()


@pytest.mark.parametrize(
    "query",
    ["quokka", "share of quokkas", "bangladeshi quokka", "quokka London", "quokka 2022",
     "quokka A report", "quokka maternity"],
)  # fmt: skip
def test_it_is_found_by_its_words(finding, found, query):
    assert found(query) == [finding.statement]


def test_a_result_leads_to_its_page_and_says_what_it_is(client, finding):
    hit = client.get("/search/", {"query": "quokka"}).context["search"].hits[0]

    assert hit.address == "/evidence/one/"
    assert (hit.entry.label, hit.entry.when) == ("Finding", "2022")
    assert "Source: A report, Its publisher, 2024" in "".join(p.text for p in hit.excerpt.pieces)


@pytest.mark.parametrize("state", ["unverified", "disputed"])
def test_what_is_in_doubt_says_so_in_results_and_suggestions(client, finding, state):
    finding.state, finding.state_reason = state, "Two reports differ."
    finding.save_revision().publish()

    label = f"{state.capitalize()} finding"
    assert f">{label}</span>" in client.get("/search/", {"query": "quokka"}).content.decode()
    suggested = client.get("/search/suggestions/", {"query": "quok"}).json()
    assert [(each["kind"], each["address"]) for each in suggested["suggestions"]] == [
        (label, "/evidence/one/")
    ]


@pytest.mark.parametrize("state", ["superseded", "withdrawn"])
def test_what_no_longer_stands_is_not_found(finding, found, state):
    finding.state, finding.state_reason = state, "It was wrong."
    finding.superseded_by = a_finding("newer")
    finding.save_revision().publish()

    assert found("quokka") == []


def test_it_follows_what_is_published_at_once(finding, found):
    finding.statement = "Of South Asian people 30% have a wombat."
    revision = finding.save_revision()
    assert found("wombat") == []  # a draft is nobody's yet

    revision.publish()
    assert found("wombat") == ["Of South Asian people 30% have a wombat."]

    Finding.objects.get().unpublish()
    assert found("wombat") == []


def test_a_deleted_one_is_gone(finding, found):
    finding.delete()

    assert found("quokka") == []


def test_pages_that_quote_it_are_found_by_it_and_follow(finding, found, publish):
    quote = ("finding_quote", {"finding": finding, "show": "figure"})
    article = publish(title="An article", body=[quote])
    assert set(found("quokka")) == {finding.statement, "An article"}

    finding.statement = "Of South Asian people 30% have a wombat."
    finding.measure = ""
    finding.save_revision().publish()

    assert set(found("wombat")) == {finding.statement, article.title}
    assert found("quokka") == []


def test_the_words_of_a_page_never_hold_a_doubtful_one_without_its_label(finding, client, publish):
    publish(title="An article", body=[("finding_quote", {"finding": finding, "show": "figure"})])
    finding.state = "unverified"
    finding.save_revision().publish()

    hits = client.get("/search/", {"query": "quokka"}).context["search"].hits

    texts = {hit.entry.title: "".join(p.text for p in hit.excerpt.pieces) for hit in hits}
    assert texts["An article"].startswith("Unverified finding: Of South Asian people")


def test_what_a_page_quotes_is_no_word_of_it_once_it_is_taken_down(finding, found, publish):
    publish(title="An article", body=[("finding_quote", {"finding": finding, "show": "figure"})])

    finding.unpublish()

    assert found("quokka") == []


def test_a_source_put_right_is_found_at_once(finding, found):
    source = Source.objects.get()
    source.title = "The wombat report"
    source.save()

    assert found("wombat") == [finding.statement]


def test_a_group_that_staff_reword_is_found_by_its_new_name(finding, found):
    group = EthnicGroup.objects.get(slug="bangladeshi")
    group.name = "Wombatian"
    group.save()

    assert found("wombatian") == [finding.statement]


def test_findings_are_hidden_and_found_again_with_the_summary(finding, found):
    page = EvidencePage.objects.get()
    page.unpublish()
    assert found("quokka") == []

    page.save_revision().publish()
    assert found("quokka") == [finding.statement]


@pytest.mark.parametrize("options", [[], ["--missing"]])
def test_the_index_is_made_again(finding, found, options):
    SearchEntry.objects.filter(finding=finding).delete()

    call_command("index_search", *options, verbosity=0)

    assert found("quokka") == [finding.statement]


def test_the_kind_narrows(finding, found, publish):
    publish(title="A quokka in the news")

    assert found("quokka", type="evidence") == [finding.statement]
    assert found("quokka", type="news") == ["A quokka in the news"]
