"""Findings in a list: narrowed, sorted and counted as the address asks."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from content.models import EthnicGroup, FindingValue, Place
from tests.content.evidence_records import a_condition, a_finding, a_source

HEADING = ".results-heading"


def slugs(page) -> list[str]:
    """Of the findings shown in the list, in its order."""
    return [link["href"].split("/")[2] for link in page.select(".results-found h3 a")]


def choices(page, name: str) -> list[str]:
    return [" ".join(each.get_text().split()) for each in page.select(f"#filter_{name} option")]


def about(*groups: str) -> list[FindingValue]:
    """Values, each mapped to one of the groups."""
    values = []
    for group in groups:
        value = FindingValue(group=group, value=30)
        value.groups = [EthnicGroup.objects.get(slug=group)]
        values.append(value)
    return values


@pytest.fixture
def five(db):
    """Five that stand, of different places, years, states and sources; two that don't."""
    a_finding("lambeth", place="lambeth", period="2021", values=about("black-african"))
    a_finding("southeast", place="south-east-london", period="2012")
    a_finding("england", place="england", period="2019 to 2024", state="unverified")
    a_finding("split", period="", state="unverified", source=a_source("seen", kind=""))
    a_finding("cancer", condition=a_condition("cancer", sort_order=9), place="barnet",
              source=a_source("copy", kind="repost"), values=about("asian", "black"))  # fmt: skip
    a_finding("gone", state="withdrawn", state_reason="It was wrong.")
    a_finding("old", state="superseded", superseded_by_id=a_finding("new", period="1999").pk)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("condition=cancer", {"cancer"}),
        ("place=lambeth", {"lambeth"}),
        ("place=lambeth&within=yes", {"lambeth", "southeast", "england", "split", "new"}),
        ("place=south-east-london&within=yes", {"lambeth", "southeast", "england", "split", "new"}),
        ("place=england", {"england"}),
        ("group=black", {"lambeth", "cancer"}),
        ("group=black-african", {"lambeth"}),
        ("from=2020", {"lambeth", "england", "cancer"}),
        ("from=2010", {"southeast"}),
        ("from=not-stated", {"split"}),
        ("state=unverified", {"england", "split"}),
        ("state=withdrawn", {"gone"}),
        ("state=superseded", {"old"}),
        ("kind=repost", {"cancer"}),
        ("kind=not-known", {"split"}),
        ("view=all", {"lambeth", "southeast", "england", "split", "cancer", "new"}),
        ("condition=maternity&from=2020&place=lambeth", {"lambeth"}),
    ],
)
def test_a_filter_leaves(five, look, query, found):
    page = look(f"/evidence/?{query}")

    assert set(slugs(page)) == found
    assert page.select_one(HEADING).get_text().split()[0] == str(len(found))


@pytest.mark.parametrize(
    "parameter", ["condition", "place", "group", "from", "state", "kind"]
)  # fmt: skip
@pytest.mark.parametrize("others", ["view=all", "place=lambeth&within=yes", "state=superseded"])
def test_each_choice_says_how_many_it_would_leave(five, look, others, parameter):
    page = look(f"/evidence/?{others}")
    kept = [pair for pair in others.split("&") if not pair.startswith(f"{parameter}=")]
    told = {
        option["value"]: int(option.get_text().rpartition("(")[2].rstrip(")"))
        for option in page.select(f"#filter_{parameter} option")
        if option["value"]
    }

    left = {
        value: len(slugs(look("/evidence/?" + "&".join([*kept, f"{parameter}={value}"]))))
        for value in told
    }

    assert told == left


def test_a_finding_on_several_boroughs_is_found_in_each(five, look):
    finding = a_finding("several", place="london")
    finding.also_about = Place.objects.filter(slug__in=["hackney", "newham"])
    finding.save()

    assert slugs(look("/evidence/?place=newham")) == ["several"]
    assert "Newham (1)" in choices(look("/evidence/?view=all"), "place")
    assert "several" in slugs(look("/evidence/?place=north-east-london&within=yes"))


def test_drafts_are_nowhere(five, look):
    a_finding("draft", live=False)

    assert "draft" not in slugs(look("/evidence/?view=all"))


@pytest.mark.parametrize(
    ("sort", "first", "last"),
    [("", "england", "split"), ("oldest", "new", "split"), ("condition", "england", "cancer"),
     ("place", "new", "england")],
)  # fmt: skip
def test_it_is_sorted(five, look, sort, first, last):
    found = slugs(look(f"/evidence/?view=all&sort={sort}"))

    assert (found[0], found[-1]) == (first, last)


def test_twenty_at_a_time(look):
    for number in range(21):
        a_finding(f"finding-{number:02}")

    first, second = look("/evidence/?view=all"), look("/evidence/?view=all&page=2")

    assert (len(slugs(first)), slugs(second)) == (20, ["finding-20"])
    assert "Page 2 of 2" in second.select_one(HEADING).get_text()
    assert "21 findings, page 2 of 2" in second.title.get_text()


def test_a_filter_is_removed_by_a_link_and_the_address_is_shareable(five, look):
    page = look("/evidence/?condition=maternity&place=lambeth&within=yes&page=1")
    removed = [link["href"] for link in page.select(".selected-filters a")]

    assert "/evidence/?view=all&condition=maternity" in removed[1]
    assert removed[-1] == "/evidence/?view=all"
    assert all("page=" not in address for address in removed)


def test_wider_and_smaller_places_mean_nothing_without_a_place(five, look):
    assert not look("/evidence/?view=all&within=yes").select(".selected-filters")
    assert not look("/evidence/?view=all&within=yes&place=").select(".selected-filters")


def test_nothing_found_says_what_to_take_away_and_where_to_send_evidence(five, look):
    page = look("/evidence/?condition=cancer&place=lambeth&group=roma")
    ways = {link["href"] for link in page.select(".nothing-found a")}
    suggest = page.find("a", string="Suggest evidence", href=lambda href: "?" in href)

    assert page.select_one(HEADING).get_text().startswith("0 findings")
    assert "/evidence/?view=all" in ways
    for each in ("condition=cancer", "place=lambeth", "group=roma"):
        assert each in suggest["href"]


@pytest.mark.parametrize("state", ["unverified", "disputed", "superseded", "withdrawn"])
def test_what_is_not_checked_says_so_first(five, look, state):
    if state == "disputed":
        a_finding("disputed", state="disputed", state_reason="Another study differs.")
    page = look(f"/evidence/?state={state}")
    items = page.select(".results-found .finding")

    assert items
    for item in items:
        assert item.get_text(" ", strip=True).lower().startswith(state)


def test_findings_are_picked_for_a_briefing_without_a_script(five, look):
    page = look("/evidence/?condition=cancer")
    form = page.select_one("form:has([name=ids])")

    assert form["action"] == "/evidence/briefing/"
    assert form.get("method", "get") == "get"
    assert [box["value"] for box in form.select("[name=ids]")] == ["cancer"]
    assert page.find(id=form.select_one("[name=ids]")["aria-describedby"]).name == "h3"


NAMES = ["condition", "place", "within", "group", "from", "state", "kind", "sort", "page", "view"]
ODD = ["%00", "%ff%fe", "%F0%9F%8C%B2", "'--", "x" * 3000, "²", "-1", "9" * 40, "[]", "%25"]


def problem(answer) -> str:
    """What the page says of its address; everything else of it is there too."""
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.title.get_text().startswith("Error: ")
    assert page.select_one("meta[name=robots][content=noindex]")
    assert page.select_one("form.filters")
    return " ".join(page.select_one(".error-summary[role=alert]").get_text(" ").split())


def test_odd_values_are_told_and_never_an_error_of_ours(five, client, structure):
    for odd in ODD:
        query = "&".join(f"{name}={odd}" for name in NAMES)
        answer = client.get(f"/evidence/?{query}")
        assert answer.status_code == 400
        assert problem(answer).count("is not among the choices") == len(NAMES) - 1
    for name in NAMES:
        answer = client.get(f"/evidence/?{name}=%F0%9F%8C%B2")
        assert answer.status_code == 400
        assert "“🌲”" in problem(answer)


def test_what_nobody_knows_is_named_left_out_and_the_rest_kept(five, client, structure):
    answer = client.get("/evidence/?condition=zzz&place=lambeth&sort=sideways&utm_source=x")
    page = BeautifulSoup(answer.content, "html.parser")
    links = page.select(".error-summary a")

    assert answer.status_code == 400
    assert "Condition: “zzz” is not among the choices" in problem(answer)
    assert "Sort by: “sideways” is not among the choices" in problem(answer)
    assert slugs(page) == ["lambeth"]
    assert [link["href"] for link in links] == [
        "#filter_condition",
        "#filter_sort",
        "/evidence/?view=all&place=lambeth",
    ]
    field = page.find(id="filter_condition")
    said = page.find(id=field["aria-describedby"]).get_text()
    assert (field["aria-invalid"], "“zzz”" in said) == ("true", True)
    assert page.select_one("details.filter-panel").has_attr("open")


SAID = {
    "page=999": (404, "There is no page 999: the list has one page"),
    "view=all&page=0": (404, "There is no page 0"),
    "condition=cancer&page=two": (400, "Page: “two” is no number"),
    "from=abc": (400, "Period: “abc” is not among the choices"),
    "from=2021": (400, "Period: “2021”"),
    "within=maybe&place=lambeth": (400, "Wider and smaller places: “maybe”"),
    "view=table": (400, "View: “table”"),
}


def test_each_says_what_is_wrong(five, client, structure):
    for query, (status, said) in SAID.items():
        answer = client.get(f"/evidence/?{query}")
        assert answer.status_code == status
        assert said in problem(answer)


def test_what_is_left_empty_or_is_no_filter_of_ours_is_passed_over(look):
    a_finding("one")
    empty = "&".join(f"{name}=" for name in NAMES)

    for query in (empty, "utm_source=x&fbclid=%00", "condition=%20&x=1", "within=yes"):
        assert not look(f"/evidence/?{query}").select(".error-summary")


@pytest.mark.parametrize("path", ["/evidence/", "/evidence/gaps/", "/evidence/briefing/"])
def test_what_is_only_read_takes_no_form(structure, path):
    """Also of a browser, whose forms are looked at before anything else."""
    assert Client(enforce_csrf_checks=True).post(path, {"condition": "x"}).status_code == 405


def test_four_hundred_parameters_are_no_error(five, client, structure):
    query = "&".join(f"place=lambeth&x{number}=1" for number in range(200))

    assert client.get(f"/evidence/?{query}").status_code == 200
