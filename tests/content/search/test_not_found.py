"""What was searched for in vain is counted, and nothing that could tell of a person is kept."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import DatabaseError
from django.utils import timezone

from content.models import SearchSynonym, SearchWord, Topic, UnfoundTerm
from content.search import not_found
from content.search.known_words import plain_words
from tests.content.factories import PersonFactory

FIRST = date(2026, 11, 2)


def kept() -> list[tuple[str, int]]:
    return list(UnfoundTerm.objects.values_list("term", "days"))


@pytest.fixture
def ask(structure, client):
    """Searches once on each of so many days."""

    def ask(query: str, days: int = 2, since: date = FIRST, **narrowed):
        for day in range(days):
            with time_machine.travel(since + timedelta(days=day)):
                answer = client.get("/search/", {"query": query, **narrowed})
        return answer

    return ask


@pytest.fixture
def pages(publish):
    """Two that make ordinary words known, but have no search of these tests both in one."""
    publish(title="Clinics", body=[("text", "<p>The sickle cell clinics are close to wards.</p>")])
    text = (
        "<p>We heard of eleven cases of abuse by a nurse, of HIV and of bad housing, from Mary Oak, "
        "John and Kwabena: quill@example.org or www.example.org/sefa/.</p>"
    )
    publish(title="Complaints", body=[("text", text)])


def test_known_words_are_written_down_on_the_second_day(ask, pages):
    ask("Clinics, hoúsing!", days=1)
    assert kept() == [("", 1)]

    ask("clinics housing", days=1, since=FIRST + timedelta(days=9))

    assert kept() == [("clinics housing", 2)]


def test_who_loads_the_page_again_is_no_second_reader(ask, pages):
    for _ in range(3):
        ask("clinics housing", days=1)

    assert kept() == [("", 1)]
    assert UnfoundTerm.objects.get().last_day == FIRST


def test_the_first_time_leaves_nothing_that_tells_the_word(ask):
    ask("asthma", days=1)

    [row] = UnfoundTerm.objects.values()
    assert "asthma" not in str(row)
    assert len(row["digest"]) == 64


@pytest.mark.parametrize(
    "query",
    [
        "mary kwame hiv",
        "john smith sickle",
        "kwabena sarpong",
        "eleven vroom close",
        "abuse by vroom",
        "okonkwo hiv",
    ],
)
def test_names_in_small_letters_stay_a_digest_however_often(ask, pages, query):
    ask(query, days=9)

    assert kept() == [("", 9)]


@pytest.mark.parametrize("query", ["okonkwo", "asthma"])
def test_a_single_word_is_written_down_when_it_was_missed_on_five_days(ask, pages, query):
    ask(query, days=4)
    assert kept() == [("", 4)]

    ask(query, days=1, since=FIRST + timedelta(days=20))

    assert kept() == [(query, 5)]


def test_a_word_of_the_name_of_somebody_here_is_no_ordinary_word(ask, pages):
    PersonFactory(name="Dr Ada Close")

    ask("close housing", days=9)

    assert kept() == [("", 9)]


def test_what_has_become_a_name_is_taken_out_again(ask, pages):
    ask("eleven clinics", days=2)
    assert kept() == [("eleven clinics", 2)]
    PersonFactory(name="Ada Eleven")

    ask("eleven clinics", days=1, since=FIRST + timedelta(days=2))

    assert kept() == [("", 3)]


def test_words_of_topics_and_synonyms_are_known(ask):
    SearchSynonym.objects.create(typed="jab", also_finds="vaccination")
    Topic.objects.create(name="Greenery", slug="greenery")

    ask("greenery jab", days=2)

    assert kept() == [("greenery jab", 2)]


def test_plain_words_stand_as_no_name_does():
    text = "“Mary” (NHS) co-produced it; see Post-natal, m.smith@example.org, MARYLEBONE, a café."

    assert plain_words([text]) == {"nhs", "co", "produced", "it", "see", "natal", "a", "cafe"}


def test_publishing_makes_words_known(pages):
    words = dict(SearchWord.objects.values_list("word", "plain"))

    assert words["clinics"]
    assert words["hiv"]
    assert not any(words.get(name) for name in ("mary", "john", "kwabena", "quill", "sefa"))


@pytest.mark.parametrize(
    "query",
    [
        "jo@example.org",
        "485 777 3456",
        "4857773456",
        "020 7946 0000",
        "ward 7b",
        "Jo Quillfeather",
        "abuse by dr vroom",
        "prof. vroom",
        "mrs vroom",
        "my zzz gave me a qqq yesterday",
        "https://example.org/zzz",
        "zz",
        "zzz" * 20,
        "zzz " * 200,
        "<script>",
        "%00",
    ],
)
def test_what_may_be_personal_is_not_kept(ask, query):
    ask(query)

    assert kept() == []


def test_what_is_found_is_not_kept(ask):
    ask("larch")

    assert kept() == []


def test_looking_at_other_pages_or_filters_of_it_counts_once(ask):
    ask("asthma", days=1)
    ask("asthma", days=2, type="news")

    assert kept() == [("", 1)]


def test_nobody_gets_a_cookie(ask):
    assert not ask("asthma").cookies


def test_a_database_that_takes_nothing_down_still_answers(ask, monkeypatch):
    def refuse(term: str) -> None:
        raise DatabaseError("read only")

    monkeypatch.setattr(not_found, "count", refuse)

    assert ask("asthma").status_code == 200
    assert kept() == []


def test_old_terms_go_without_anybody_searching(db):
    today = timezone.localdate()
    for name, term, age in (
        ("old", "old", 181),
        ("kept", "kept", 180),
        ("scrambled", "", 31),
        ("new", "", 30),
    ):
        UnfoundTerm.objects.create(
            digest=name, term=term, days=7, last_day=today - timedelta(days=age)
        )

    call_command("forget_old_searches")

    assert set(UnfoundTerm.objects.values_list("digest", flat=True)) == {"kept", "new"}


def test_of_too_many_the_rarest_and_oldest_go(ask, monkeypatch):
    monkeypatch.setattr(not_found, "MOST_KEPT", 4)
    today = timezone.localdate()
    for name, days, age in (("rare", 2, 3), ("usual", 8, 170), ("often", 5, 3), ("twice", 2, 9)):
        UnfoundTerm.objects.create(
            digest=name, term=name, days=days, last_day=today - timedelta(days=age)
        )

    ask("asthma", days=1)

    assert [term for term, _ in kept()] == ["usual", "often", "rare", ""]
