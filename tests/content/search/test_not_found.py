"""What was searched for in vain is counted, and nothing that could tell of a person is kept."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError
from django.utils import timezone

from content.models import UnfoundTerm
from content.search import not_found


def kept() -> list[tuple[str, int]]:
    return list(UnfoundTerm.objects.values_list("term", "times"))


@pytest.fixture
def ask(structure, client):
    def ask(query: str, times: int = 2, **narrowed):
        for _ in range(times):
            answer = client.get("/search/", {"query": query, **narrowed})
        return answer

    return ask


def test_words_are_written_down_the_second_time(ask):
    ask("Asthmä!", times=1)
    assert kept() == [("", 1)]

    ask("asthma", times=2)

    assert kept() == [("asthma", 3)]
    assert UnfoundTerm.objects.get().last_day == timezone.localdate()


def test_the_first_time_leaves_nothing_that_tells_the_word(ask):
    ask("asthma", times=1)

    [row] = UnfoundTerm.objects.values()
    assert "asthma" not in str(row)
    assert len(row["digest"]) == 64


@pytest.mark.parametrize(
    "query",
    [
        "jo@example.org",
        "485 777 3456",
        "4857773456",
        "020 7946 0000",
        "ward 7b",
        "Jo Quillfeather",
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
    ask("asthma", times=1)
    ask("asthma", times=2, type="news")

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
    for name, times, age in (("old", 9, 181), ("once", 1, 31), ("kept", 9, 180), ("new", 1, 30)):
        UnfoundTerm.objects.create(
            digest=name, term=name, times=times, last_day=today - timedelta(days=age)
        )

    call_command("forget_old_searches")

    assert {term for term, _ in kept()} == {"kept", "new"}


def test_of_too_many_the_rarest_and_oldest_go(ask, monkeypatch):
    monkeypatch.setattr(not_found, "MOST_KEPT", 4)
    today = timezone.localdate()
    for name, times, age in (("rare", 2, 3), ("usual", 8, 170), ("often", 5, 3), ("twice", 2, 9)):
        UnfoundTerm.objects.create(
            digest=name, term=name, times=times, last_day=today - timedelta(days=age)
        )

    ask("asthma", times=1)

    assert [term for term, _ in kept()] == ["usual", "often", "rare", ""]
