"""The gap map says what the list says; an empty cell asks for evidence."""

import pytest
from bs4 import BeautifulSoup

from content.models import EthnicGroup, FindingValue, Place
from tests.content.evidence_records import a_condition, a_finding

MAPS = ["/evidence/gaps/", "/evidence/gaps/groups/"]


@pytest.fixture
def some(db):
    a_condition("obesity")
    a_finding("london", period="2020")
    a_finding("lambeth", place="lambeth", state="unverified", period="2023")
    a_finding("gone", place="lambeth", state="withdrawn", state_reason="Wrong.")
    a_finding("cancer", condition=a_condition("cancer"), place="england")
    several = a_finding("several", place="london", values=[mapped("roma"), mapped("irish")])
    several.also_about = Place.objects.filter(slug__in=["hackney", "lambeth", "london"])
    several.save()
    a_finding("broad", place="united-kingdom", values=[mapped("white"), mapped("not-stated")])


def mapped(group: str) -> FindingValue:
    value = FindingValue(group=group, value=20)
    value.groups = [EthnicGroup.objects.get(slug=group)]
    return value


def cells(page) -> dict[tuple[str, str], object]:
    """By the row's and the column's heading."""
    columns = [each.get_text() for each in page.select(".gap-table thead th")][1:]
    return {
        (row.find("th", scope="row").get_text(), column): cell
        for row in page.select(".gap-table tbody tr:not(.gap-group)")
        for column, cell in zip(columns, row.select("td"), strict=True)
    }


@pytest.mark.parametrize("path", MAPS)
def test_each_cell_counts_what_its_link_lists(some, look, path):
    full = [cell for cell in cells(look(path)).values() if cell.select_one(".gap-count")]

    for cell in full:
        link = cell.select_one(".gap-count")
        listed = look(link["href"]).select_one(".results-heading").get_text()
        assert listed.split()[0] == link.find(string=True)
        assert link["rel"] == ["nofollow"]
    assert full


def test_a_finding_counts_in_its_place_and_in_each_part_once(some, look):
    found = cells(look("/evidence/gaps/"))

    def words(place: str, condition: str = "Maternity") -> str:
        return " ".join(found[place, condition].get_text(" ").split())

    assert words("London").startswith("2 findings")
    assert words("Lambeth") == "2 findings on Maternity: Lambeth newest 2023 1 in doubt"
    assert words("Hackney").startswith("1 finding ")
    assert words("South East London").startswith("None")
    assert words("England", "Cancer").startswith("1 finding ")


def test_a_broad_group_counts_its_parts_each_finding_once(some, look):
    found = cells(look("/evidence/gaps/groups/"))

    assert found["White", "Maternity"].select_one(".gap-count").find(string=True) == "2"
    assert found["Roma", "Maternity"].select_one(".gap-count").find(string=True) == "1"
    assert not any("not stated" in group for group, _ in found)


@pytest.mark.parametrize(
    ("path", "row", "query"),
    [(MAPS[0], "Barnet", "condition=obesity&place=barnet"),
     (MAPS[1], "Chinese", "condition=obesity&group=chinese")],
)  # fmt: skip
def test_an_empty_cell_leads_to_the_form_filled_in(some, look, path, row, query):
    cell = cells(look(path))[row, "Obesity"]

    assert cell.get_text().startswith("None Suggest evidence")
    assert cell.a["href"] == f"/evidence/suggest/?{query}"


def test_it_says_which_conditions_have_no_london_evidence(some, look):
    words = " ".join(look("/evidence/gaps/").select_one(".gap-words").get_text().split())

    assert "No London evidence at all: Cancer and Obesity." in words
    assert "Counted here: 4 checked, 1 unverified" in words
    assert "31 of the 33 boroughs" in words


@pytest.mark.parametrize("path", MAPS)
def test_it_is_a_table_with_headings_of_both_kinds(some, look, path):
    table = look(path).select_one("table.gap-table")
    across = table.select("thead th[scope=col]")

    assert [each.get_text() for each in across][1:] == ["Cancer", "Maternity", "Obesity"]
    for row in table.select("tbody tr:not(.gap-group)"):
        assert len(row.select("th[scope=row]")) == 1
        assert len(row.select("td")) == 3


@pytest.mark.parametrize("path", [*MAPS, "/evidence/map/"])
def test_an_empty_database_is_no_error(structure, client, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("asked", ["", "?condition=cancer"])
def test_the_borough_map_says_what_its_list_says(some, look, asked):
    page = look(f"/evidence/map/{asked}")
    drawn = {}
    for tile in page.select("svg.chart-tiles title"):
        name, _, count = tile.get_text().rpartition(": ")
        drawn[name] = count
    listed = {
        row.th.get_text(): (row.td.a.find(string=True) if row.td.get_text()[0].isdigit() else "0")
        for row in page.select(".borough-table tbody tr")
    }

    assert len(listed) == 33
    assert {name: drawn[name] for name in listed} == listed
    assert listed["Lambeth"] == ("0" if "cancer" in asked else "2")


def test_what_the_maps_cannot_show_is_told_and_the_map_shown(some, client, structure):
    for path in ("/evidence/map/?condition=zzz", "/evidence/map/?condition=%00",
                 "/evidence/gaps/?condition=zzz", "/evidence/gaps/groups/?group=roma&x=1"):  # fmt: skip
        answer = client.get(path)
        page = BeautifulSoup(answer.content, "html.parser")
        assert answer.status_code == 400
        assert page.title.get_text().startswith("Error: ")
        assert page.select_one(".error-summary li").get_text()
        assert page.select(".gap-table, .borough-table")
    assert page.select_one(".error-summary a")["href"] == "/evidence/?group=roma"
