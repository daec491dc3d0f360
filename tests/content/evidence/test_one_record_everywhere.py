"""A finding is put right once in the admin, and every place that tells of it follows at once."""

import csv
import html
import io
import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from content.models import EthnicGroup, Finding, HomePage
from tests.content.admin.evidence.finding_form_data import typed
from tests.content.factories import ArticleFactory, StandardFactory

SLUG = "seed-lambeth-worthwhile-2021"
BEFORE, AFTER = {"55", "74"}, {"57", "71"}
WHY = "The report was found and read again."
# Addresses where readers meet the finding, by name. What is added to the evidence joins here.
PLACES = {
    "its own page": ("finding", [SLUG], {}),
    "its CSV": ("finding_csv", [SLUG], {}),
    "its JSON": ("finding_json", [SLUG], {}),
    "the CSV of all": ("evidence_csv", [], {}),
    "the JSON of all": ("evidence_json", [], {}),
    "a briefing": ("briefing", [], {"ids": SLUG}),
    "the search": ("search", [], {"query": "worthwhile Lambeth"}),
}


@pytest.fixture
def finding(demo_findings, resources) -> Finding:
    """As the demo has it, quoted on two pages and on the home page."""
    finding = Finding.objects.get(slug=SLUG)
    quoting(ArticleFactory, resources, "article", finding, show="chart")
    quoting(StandardFactory, resources.get_parent().specific, "standing", finding, show="sentence")
    home = HomePage.objects.get()
    home.finding = [("finding_quote", {"finding": finding, "show": "figure"})]
    home.save_revision().publish()
    return finding


def quoting(factory, parent, slug, finding, *, show) -> None:
    page = factory(parent=parent, slug=slug, live=False)
    page.body = [("finding_quote", {"finding": finding, "show": show})]
    page.save_revision().publish()


def addresses() -> dict[str, tuple[str, dict]]:
    quotes = {"an article": "/resources/article/", "a standing page": "/standing/", "home": "/"}
    evidence = {"the list": ("/evidence/", {"condition": "mental-health"})}
    named = {
        place: (reverse(name, args=args), asked) for place, (name, args, asked) in PLACES.items()
    }
    return {place: (path, {}) for place, path in quotes.items()} | evidence | named


def texts(client) -> dict[str, str]:
    """What readers get at each place, with the numbers of other findings in it too."""
    told = {}
    for place, (path, asked) in addresses().items():
        answer = client.get(path, asked)
        assert answer.status_code == 200, place
        told[place] = part_about_it(html.unescape(read(answer)))
    return told


def read(answer) -> str:
    return (b"".join(answer) if answer.streaming else answer.content).decode()


def part_about_it(text: str) -> str:
    """Tags and all from a little before its sentence to a little after: others have numbers too."""
    found = re.search(r"felt highly worthwhile", text)
    assert found
    return text[max(0, found.start() - 1500) : found.end() + 1500]


def correct(client, finding: Finding) -> None:
    """Once, in the form that editors have."""
    groups = ["asian", "black", "mixed", "other"], ["white-british"]
    words = [value.group for value in finding.values.all()]
    values = [
        {"group": group, "value": number, "groups": list(pks(*slugs)), **comparator}
        for group, number, slugs, comparator in zip(
            words, ("57", "71"), groups, ({}, {"comparator": "on"}), strict=True
        )
    ]
    statement = finding.statement.replace("55%", "57%").replace("74%", "71%")
    data = typed(finding, values=values, statement=statement, reason_for_change=WHY)
    address = f"/admin/snippets/content/finding/edit/{finding.pk}/"
    answer = client.post(address, data | {"action-publish": "1"})
    assert answer.status_code == 302, answer.context["form"].errors


def pks(*slugs: str):
    return EthnicGroup.objects.filter(slug__in=slugs).values_list("pk", flat=True)


def numbers_in(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w.#-])(\d\d)(?=%|\"|,|\.0|<|\s|;|$|})", text))


def test_every_place_follows_one_correction(finding, client, admin_client):
    before = texts(client)
    assert {place for place, text in before.items() if not numbers_in(text) >= BEFORE} == set()

    correct(admin_client, finding)

    after = texts(client)
    assert {place for place, text in after.items() if not numbers_in(text) >= AFTER} == set()
    assert {place for place, text in after.items() if "55%" in text or "74%" in text} == set()


def test_sentence_table_chart_and_data_say_the_same(finding, client, admin_client):
    correct(admin_client, finding)

    page = BeautifulSoup(client.get(reverse("finding", args=[SLUG])).content, "html.parser")
    main = page.main
    rows = csv.DictReader(io.StringIO(read(client.get(reverse("evidence_csv"))).lstrip("\ufeff")))
    row = next(row for row in rows if row["slug"] == SLUG)
    record = next(
        each for each in client.get(reverse("evidence_json")).json()
        if each["slug"] == SLUG
    )  # fmt: skip

    cells = " ".join(cell.text for cell in main.table.select("td"))
    assert numbers_in(main.h1.text) == AFTER
    assert numbers_in(cells) == AFTER
    assert numbers_in(main.find("svg").get_text(" ")) >= AFTER
    assert {str(value["value"]) for value in record["values"]} == AFTER
    assert numbers_in(row["statement"]) == AFTER == numbers_in(record["statement"])


def test_the_change_is_told_with_its_reason(finding, client, admin_client):
    correct(admin_client, finding)

    for path in (reverse("evidence_changes"), reverse("finding", args=[SLUG])):
        text = client.get(path).content.decode()
        assert WHY in text
        assert "57" in text


def test_every_page_that_quotes_it_stays_labelled(finding, client, admin_client):
    correct(admin_client, finding)

    for text in texts(client).values():
        assert "nverified" in text


def test_no_search_finds_the_old_figure(finding, client, admin_client):
    correct(admin_client, finding)

    hits = client.get("/search/", {"query": "worthwhile"}).context["search"].hits

    assert {hit.address for hit in hits} == {
        f"/evidence/{SLUG}/",
        "/resources/article/",
        "/standing/",
    }
    shown = [
        hit.entry.title + "".join(p.text for p in hit.excerpt.pieces) for hit in hits if hit.excerpt
    ]
    assert not [each for each in shown if "55%" in each or "74%" in each]
