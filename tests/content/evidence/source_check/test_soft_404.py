"""Pages that aren't there and answer 200."""

import pytest

from content.evidence.source_check.looking import look_at
from content.evidence.source_check.page_text import PageText
from content.evidence.source_check.soft_404 import is_home, says_not_found
from content.evidence.source_check.verdict import Verdict
from tests.content.evidence.source_server import FILLING, PASSAGE, Reply, page, redirect


@pytest.mark.parametrize(
    "title",
    ["404", "Error 404", "404 - Page not found", "Not found", "Page Not Found | A trust",
     "Sorry, the page you want can\u2019t be found", "This document is no longer available - A trust"],
)  # fmt: skip
def test_titles_that_say_so(title):
    assert says_not_found(PageText(title, "", FILLING, "", False))


@pytest.mark.parametrize(
    "title",
    ["Maternal deaths", "Evidence of harm not found in trial", "404 deaths in two years",
     "Why a report was not found credible", "Lost and found: a study", ""],
)  # fmt: skip
def test_titles_that_do_not(title):
    assert not says_not_found(PageText(title, "", FILLING, "", False))


def test_a_short_page_may_say_so_in_its_text():
    words = "Sorry. We couldn\u2019t find that page. Go to the home page."

    assert says_not_found(PageText("A trust", "", words, "", False))
    assert not says_not_found(PageText("A trust", "", words + FILLING, "", False))


@pytest.mark.parametrize("home", ["/", "/en/", "/index.html", "/home"])
def test_a_report_that_leads_home_is_not_there(site, visitor, home):
    site.pages |= {"/reports/one": redirect(home), home: Reply(200, page(body="<p>Welcome"))}

    look = look_at(site.at("/reports/one"), {"finding": PASSAGE}, visitor)

    assert (look.verdict, look.moved_to) == (Verdict.SOFT_404, "")


def test_a_home_page_may_be_a_source(site, visitor):
    site.pages["/"] = Reply()

    assert look_at(site.at("/"), {}, visitor).verdict is Verdict.WORKING
    assert not is_home("https://a.example/?id=3")


def test_a_host_that_shows_the_same_for_every_address(site, visitor):
    site.otherwise = Reply(200, page(title="Our work", body="<p>What we do"))

    look = look_at(site.at("/reports/one"), {"finding": PASSAGE}, visitor)

    assert look.verdict is Verdict.SOFT_404
    made_up = site.pages_asked[1]
    assert made_up.startswith("/reports/no-such-page-")


def test_the_made_up_address_is_asked_once_for_a_folder(site, visitor):
    site.pages |= {f"/reports/{n}": Reply(200, page(title=f"Report {n}")) for n in range(3)}

    looks = [look_at(site.at(f"/reports/{n}"), {}, visitor) for n in range(3)]

    assert {look.verdict for look in looks} == {Verdict.WORKING}
    assert len([path for path in site.asked if "no-such-page" in path]) == 1


def test_what_shows_the_passage_needs_no_comparison(site, visitor):
    site.otherwise = Reply(200, page(title="Page not found"))

    look = look_at(site.at("/reports/one"), {"finding": PASSAGE}, visitor)

    assert look.verdict is Verdict.WORKING
    assert len(site.pages_asked) == 1


def test_a_page_that_a_script_fills_tells_nothing(site, visitor):
    shell = b"<title>Data</title><div id=app></div><script src=app.js></script>"
    site.otherwise = Reply(200, shell)

    look = look_at(site.at("/data/1"), {"finding": PASSAGE}, visitor)

    assert (look.verdict, look.found) == (Verdict.WORKING, {"finding": None})
