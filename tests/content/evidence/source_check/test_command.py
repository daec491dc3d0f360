"""`manage.py check_sources`: which sources, in which order, once a day, one run at a time."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import psycopg
import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection

from content.evidence.source_check import source_check
from content.evidence.source_check.fetching import Limits
from content.evidence.source_check.visitor import Visitor
from content.models import Source, SourceCheck
from larch_site import scheduled_work
from tests.content.evidence.source_server import PASSAGE, Reply
from tests.content.evidence_records import a_finding, a_source
from tests.databases import Server

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 3, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def hasty(monkeypatch):
    """The command as it is, without its pauses."""
    limits = Limits(connect=2, whole=1, pause=0)
    monkeypatch.setattr(source_check, "Visitor", lambda: Visitor(limits=limits))


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def three(site) -> list[Source]:
    site.pages |= {f"/{name}": Reply() for name in "abc"}
    return [a_source(name, url=site.at(f"/{name}")) for name in "abc"]


def run(*arguments: str) -> str:
    said = StringIO()
    call_command("check_sources", *arguments, stdout=said)
    return said.getvalue()


def asked(site) -> str:
    """The pages that were asked since the last time."""
    paths = [path[1:] for path in site.pages_asked if "no-such-page" not in path]
    site.asked.clear()
    return "".join(paths)


def test_each_source_is_looked_at_and_told_of(site, three):
    a_finding(source=three[0], passage=PASSAGE)
    site.pages["/b"] = Reply(404)

    said = run()

    assert "1/3 a: working.\n" in said
    assert "2/3 b: gone. The server says" in said
    assert "Sources: 2 working, 1 gone." in said
    assert set(SourceCheck.objects.values_list("source__slug", "verdict")) == {
        ("a", "working"), ("b", "gone"), ("c", "working"),
    }  # fmt: skip


def test_once_a_day_unless_all(site, three, clock):
    run()
    first = asked(site)
    run()
    again = asked(site)
    run("--all")
    everything = asked(site)
    clock.move_to(NOW + timedelta(days=1))
    run()

    assert (first, again, everything, asked(site)) == ("abc", "", "abc", "abc")


def test_another_address_is_looked_at_the_same_day(site, three, clock):
    run()
    asked(site)
    Source.objects.filter(slug="b").update(url=site.at("/c"))

    run()

    assert asked(site) == "c"


def test_those_never_looked_at_come_first_then_the_longest_ago(site, three, clock):
    for slug in ("c", "a"):
        run("--source", slug)
        clock.shift(timedelta(days=1))
    asked(site)

    run()

    assert asked(site) == "bca"


def test_one_by_name_again_and_again(site, three, clock):
    run("--source", "b")
    run("--source", "b")

    assert asked(site) == "bb"


def test_a_limit_goes_on_where_it_stopped(site, three, clock):
    found = []
    for _ in range(3):
        run("--limit", "2")
        found.append(asked(site))

    assert found == ["ab", "c", ""]


@pytest.mark.parametrize(
    "arguments", [["--source", "nobody"], ["--source", "bare"], ["--limit", "0"], ["--limit", "-1"],
                  ["--limit", "x"], ["--sauce", "a"]],
)  # fmt: skip
def test_misuse_is_refused(arguments):
    a_source("bare", url="")

    with pytest.raises(CommandError):
        run(*arguments)


def test_broken_off_it_goes_on_from_there(site, three, clock, monkeypatch):
    real, looks = source_check.look_at, []

    def interrupted(*args):
        if len(looks) == 1:
            raise KeyboardInterrupt
        looks.append(args)
        return real(*args)

    with monkeypatch.context() as patch:
        patch.setattr(source_check, "look_at", interrupted)
        with pytest.raises(CommandError, match="goes on from here") as error:
            run()
    first = asked(site)
    run()

    assert (error.value.returncode, first, asked(site)) == (130, "a", "bc")


def test_a_fault_of_ours_holds_up_nothing(three, site, monkeypatch, caplog):
    real = source_check.look_at

    def faulty(address, *args):
        if address.endswith("/b"):
            raise RuntimeError("a page that nobody foresaw")
        return real(address, *args)

    monkeypatch.setattr(source_check, "look_at", faulty)

    said = run()

    assert "b: not looked at. A fault of the check (RuntimeError)." in said
    assert "3/3 c: working." in said


def test_a_second_run_at_once_is_refused(three, site):
    settings = connection.settings_dict
    with psycopg.connect(Server(settings).address(settings["NAME"])) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [source_check.ONE_AT_A_TIME])

        with pytest.raises(CommandError, match="is running"):
            run()
        # Closing the connection gives it back too, but only when the server comes to it.
        other.execute("SELECT pg_advisory_unlock(%s)", [source_check.ONE_AT_A_TIME])

    assert site.asked == []
    run()
    assert asked(site) == "abc"


def test_the_lock_is_given_back_after_a_fall(three, monkeypatch):
    def falls(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(source_check, "look_at", falls)
    with pytest.raises(CommandError):
        run()
    settings = connection.settings_dict
    with psycopg.connect(Server(settings).address(settings["NAME"])) as other:
        [[free]] = other.execute("SELECT pg_try_advisory_lock(%s)", [source_check.ONE_AT_A_TIME])

    assert free


def test_by_itself_it_asks_nobody_unless_it_is_told_to(three, site, settings):
    scheduled_work.do_what_is_due()
    silent = asked(site)
    settings.CHECK_SOURCES = True
    scheduled_work.do_what_is_due()

    assert (silent, asked(site)) == ("", "a")


def test_what_is_due(site, three, clock, settings):
    settings.CHECK_SOURCES = True
    site.pages["/b"] = Reply(404)
    found = {}
    for day in range(10):
        clock.move_to(NOW + timedelta(days=day, minutes=day))
        assert run("--due") or day
        found[day] = asked(site)

    # What fails is looked at daily until it is known to be broken, then as all others.
    assert found == {0: "abc", 1: "b", 2: "b", 3: "", 4: "", 5: "", 6: "", 7: "ac", 8: "", 9: "b"}
    assert Source.objects.broken().get().slug == "b"


def test_a_correction_of_the_source_counts_for_all_its_findings(site, three):
    """Findings share the record, so nothing has to be copied."""
    first, second = a_finding("first", source=three[0]), a_finding("second", source=three[0])
    three[0].url = site.at("/c")
    three[0].save()

    run()

    for finding in (first, second):
        finding.refresh_from_db()
        assert finding.source.address == site.at("/c")
        assert finding.source.last_seen is not None
