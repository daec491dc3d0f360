"""What people search for on the demo site, and what they should find first."""

import pytest
from bs4 import BeautifulSoup


def ask(demo_site, query: str) -> BeautifulSoup:
    answer = demo_site.get(f"/search/?query={query}")
    assert answer.status == 200
    return BeautifulSoup(answer.text, "html.parser")


@pytest.mark.parametrize(
    ("query", "first"),
    [
        # The article is the only page that tells something of it; the evidence says it has nothing.
        ("sickle", "/resources/origins-of-larch/"),
        ("barbershop", "/news/trust-co-production-and-sharing-power/"),
        ("barbers", "/news/trust-co-production-and-sharing-power/"),
        ("co-production", "/news/trust-co-production-and-sharing-power/"),
        ("coproduction", "/news/trust-co-production-and-sharing-power/"),
        ("REMI+stages", "/race-equity-maturity-index/"),
        ("remi", "/race-equity-maturity-index/"),
        ("race+equity+maturity+index", "/race-equity-maturity-index/"),
        ("small+organisation", "/questions/is-our-organisation-too-small-for-it/"),
        ("BAME", "/evidence/"),
        ("diabetic", "/evidence/"),
        ("Kevin+Fenton", "/people/kevin-fenton/"),
        ("f%C3%A9nton", "/people/kevin-fenton/"),
        ("race+equality", "/race-equity-maturity-index/"),
        ("race+equality+foundation", "/webinars/co-produced-recommendations-launch/"),
        ("maturity+index+stage+3", "/race-equity-maturity-index/"),
        ("coproducing", "/webinars/co-produced-recommendations-launch/"),
        ("ethnicity+coding", "/events/data-ethnicity-and-health-inequalities/"),
        ("privacy", "/about/privacy/"),
        ("conference+2025", "/events/2025-annual-conference/"),
        ("how+do+we+get+remi", "/questions/how-do-we-get-the-remi-and-who-will-help-us-with-it/"),
    ],
)  # fmt: skip
def test_the_right_page_comes_first(demo_site, query, first):
    page = ask(demo_site, query)

    assert page.select_one(".search-hit h3 a")["href"] == first


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("maternty", "maternity"), ("Kevin Fentom", "Kevin fenton"), ("barbeshop", "barbershops")],
)
def test_the_right_word_is_offered(demo_site, typed, meant):
    offered = ask(demo_site, typed.replace(" ", "+")).select_one(".search-better a")

    assert offered.text == meant
    assert ask(demo_site, offered["href"].partition("query=")[2]).select(".search-hit")


def test_the_passage_that_answers_is_shown_with_its_place(demo_site):
    hit = ask(demo_site, "maternity").select_one(".search-hit")

    assert hit.h3.a["href"] == "/evidence/"
    assert hit.mark.text.lower().startswith("matern")
    assert hit.select_one(".item-byline a")["href"] == "/evidence/#maternity"


def test_however_it_is_written_co_production_is_found(demo_site):
    hits = ask(demo_site, "coproducing").select(".search-hit h3 a")

    assert "/news/trust-co-production-and-sharing-power/" in [hit["href"] for hit in hits[:3]]


def test_a_stage_is_found_by_its_number_and_leads_to_itself(demo_site):
    hit = ask(demo_site, "maturity+index+stage+3").select_one(".search-hit")

    assert hit.select_one(".item-byline a")["href"] == "/race-equity-maturity-index/#stage_3"


def test_a_question_leads_to_itself_and_names_its_page(demo_site):
    hit = ask(demo_site, "schools+and+colleges").select_one(".search-hit")

    assert hit.h3.a["href"] == "/questions/can-schools-and-colleges-use-it/"
    assert hit.select_one(".item-byline a")["href"] == "/webinars/introduction-to-the-remi/"


def test_what_staff_promote_stands_above_the_results(demo_site):
    page = ask(demo_site, "Download+REMI")

    assert page.select_one(".search-promoted a")["href"] == "/race-equity-maturity-index/"
    assert not ask(demo_site, "Download").select_one(".search-promoted")


def test_nothing_found_offers_ways_on(demo_site):
    page = ask(demo_site, "quetzalcoatl")

    assert page.select_one('[role="status"] h2').text == "Nothing found for “quetzalcoatl”"
    links = {link["href"] for link in page.select(".search-help a")}
    assert {"/search/?topic=remi", "/evidence/", "mailto:larch@example.org"} <= links


def test_a_short_form_finds_what_its_long_form_finds(demo_site):
    short, long = ask(demo_site, "IHE"), ask(demo_site, "%22Institute+of+Health+Equity%22")

    found = {link["href"] for link in short.select(".search-hit h3 a")}
    assert found
    assert found == {link["href"] for link in long.select(".search-hit h3 a")}
