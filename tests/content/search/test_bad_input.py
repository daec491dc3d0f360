"""Whatever stands in the address, the search answers, and never with a fault of its own."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.search.asked import MOST_CHARACTERS, MOST_WORDS, read

OPERATORS = ["", '"', "'", "&", "|", "!", ":", "*", "(", ")", "<->", "\\", "%", "_", "-", "--", ";",
             "a:*", "'a' <-> 'b'", "!!a", "(a|b)&!c", '"a b', "a -", "-a", "-a -b", '""', "&&", "$1",
             "%s", "%(x)s", "{0}", "🦩", "\u202eabc", "\u200f", "e\u0301", "the and of", "<b>a</b>"]  # fmt: skip
PASTED = {
    "2,000 words": "larch+" * 2000,
    "one word of 5,000 letters": "x" * 5000,
    "2,000 quotations": '"larch+tree"+' * 2000,
    "2,000 minuses": "-larch+" * 2000,
    "2,000 hyphens": "larch-" * 2000,
    "NUL": "lar%00ch",
    "only NUL": "%00",
    "right to left": "%E2%80%AE%E2%80%8Flarch",
    "half a character": "%ED%A0%80larch",
    "no UTF-8": "%FF%FE%C0%AFlarch",
    "combining marks": "%CC%81" * 3000,
}
VIEWS = ["/search/", "/search/suggestions/"]


@pytest.mark.parametrize("words", OPERATORS)
def test_operators_are_words_or_nothing(structure, client, words):
    for view in VIEWS:
        for query in (words, f"{words} larch", f"larch {words} tree"):
            assert client.get(view, {"query": query}).status_code == 200


@pytest.mark.parametrize("words", PASTED.values(), ids=PASTED)
def test_whatever_is_pasted_is_answered(structure, client, words):
    for view in VIEWS:
        assert client.get(f"{view}?query={words}").status_code == 200


@pytest.mark.parametrize("page", ["-1", "0", "abc", "9e99", "9" * 400, "1.5", "٣", "%00", "", "²"])
def test_an_odd_page_number_is_answered(structure, client, page):
    answer = client.get(f"/search/?query=larch&page={page}")

    assert answer.status_code == 200
    assert answer.context["search"].hits


@pytest.mark.parametrize(
    "filters",
    ["type=nonsense", "topic=nonsense", "topic=%00", "type=%FF", "topic=a'b", "topic=" + "x" * 900],
)
def test_odd_filters_are_passed_over(structure, client, filters):
    assert client.get(f"/search/?query=larch&{filters}").context["search"].hits


@pytest.mark.parametrize("count", [10_000, 10_001])
@pytest.mark.parametrize("name", ["type", "topic", "query", "page", "other"])
def test_ten_thousand_parameters_are_answered_or_refused(structure, client, name, count):
    address = "/search/?query=larch&" + "&".join([f"{name}=remi"] * (count - 1))

    assert client.get(address).status_code == (200 if count <= 10_000 else 400)


def test_only_reading_is_answered(structure, client):
    for view in VIEWS:
        assert client.post(view, {"query": "larch"}).status_code == 405
        assert client.head(view, {"query": "larch"}).status_code == 200


def test_what_was_typed_stands_in_the_page_as_words(structure, client):
    page = client.get("/search/", {"query": '"><script>alert(1)</script>'}).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(query=st.text(max_size=400), kind=st.text(max_size=20), page=st.text(max_size=12))
def test_any_text_is_answered(structure, client, query, kind, page):
    encoded = {
        name: value.encode("utf-8", "surrogatepass")
        for name, value in {"query": query, "type": kind, "topic": kind, "page": page}.items()
    }
    for view in VIEWS:
        assert client.get(view, encoded).status_code == 200


@given(text=st.text(max_size=2000))
def test_no_text_makes_a_long_query(text):
    asked = read(text, {})

    assert len(asked.text) <= MOST_CHARACTERS
    assert len(asked.words) + sum(map(len, asked.without)) <= MOST_WORDS
    assert "\x00" not in asked.text
