"""Two spellings of one address or DOI are one."""

import pytest

from content.suggestions.addresses import doi_in, doi_of, same_address, web_address

DOI = "10.1136/bmj.n71"


@pytest.mark.parametrize(
    "spelt",
    [
        DOI,
        "doi:10.1136/bmj.n71",
        "DOI: 10.1136/BMJ.N71",
        "doi 10.1136/bmj.n71.",
        "https://doi.org/10.1136/bmj.n71",
        "http://dx.doi.org/10.1136/bmj.n71",
        "HTTPS://DOI.ORG/10.1136/BMJ.N71",
        "https://www.doi.org/10.1136/bmj.n71/",
        "doi.org/10.1136/bmj.n71?utm_source=x#top",
        "https://doi.org/10.1136%2Fbmj.n71",
        "  10.1136/bmj.n71,  ",
    ],
)
def test_a_doi_is_the_same_however_spelt(spelt):
    assert doi_of(spelt) == DOI


@pytest.mark.parametrize("text", ["", "10.1136", "bmj.n71", "https://bmj.example/n71", "10.12/x y"])
def test_what_is_no_doi_is_none(text):
    assert doi_of(text) == ""


def test_brackets_within_a_doi_stay():
    assert doi_of("10.1016/S0140-6736(20)30183-5") == "10.1016/s0140-6736(20)30183-5"
    assert doi_of("10.1016/s0140-6736(20)30183-5)") == "10.1016/s0140-6736(20)30183-5"


@pytest.mark.parametrize(
    "address",
    [
        "https://journal.example/doi/full/10.1136/bmj.n71",
        "https://journal.example/article?id=10.1136/bmj.n71",
        "https://journal.example/doi/10.1136%2FBMJ.N71",
    ],
)
def test_a_doi_is_found_in_a_publishers_address(address):
    assert doi_in(address) == DOI


@pytest.mark.parametrize(
    "spelt",
    [
        "https://report.example/a/b?x=1&y=2",
        "http://report.example/a/b?x=1&y=2",
        "https://www.report.example/a/b/?y=2&x=1",
        "HTTPS://Report.Example:443/a/b?x=1&y=2#part",
        "http://report.example:80/a/b?x=1&y=2&utm_source=mail&fbclid=abc",
        "https://report.example./%61/b?x=1&y=2",
    ],
)
def test_an_address_is_the_same_however_spelt(spelt):
    assert same_address(spelt) == "report.example/a/b?x=1&y=2"


def test_the_case_of_percent_escapes_does_not_matter():
    assert same_address("https://r.example/a%2fb%c3%a9") == same_address(
        "https://r.example/a%2Fb%C3%A9"
    )


@pytest.mark.parametrize(
    "other",
    ["https://report.example/a/c", "https://report.example:8443/a/b?x=1&y=2", "https://sub.report.example/a/b?x=1&y=2",
     "https://report.example/A/b?x=1&y=2", "https://report.example/a/b?x=2&y=2"],
)  # fmt: skip
def test_other_pages_stay_apart(other):
    assert same_address(other) != "report.example/a/b?x=1&y=2"


@pytest.mark.parametrize("broken", ["", "http://[::1", "https://x:99999/", "nonsense"])
def test_a_broken_address_breaks_nothing(broken):
    assert same_address(broken) == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("https://report.example/x", "https://report.example/x"),
        ("www.report.example/x", "https://www.report.example/x"),
        ("report.example", "https://report.example"),
        ("ftp://report.example/x", ""),
        ("javascript:alert(1)", ""),
        ("https://name:secret@report.example/", ""),
        ("https://localhost/", ""),
        ("https://report.example/a b", ""),
        ("https://[::1", ""),
        ("a report", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_are_taken(typed, meant):
    assert web_address(typed) == meant
