"""Which kept pages name what was taken away."""

import pytest

from larch_site.page_store.removals import Removals, concerns

LONG = "/events/a-very-long-name-for-an-event-about-racism-in-health-and-care-across-london/"


def folded(line: str) -> bytes:
    """As calendars break their lines (RFC 5545): after 75 bytes."""
    parts = [line[:75], *(line[at : at + 74] for at in range(75, len(line), 74))]
    return b"BEGIN:VCALENDAR\r\n" + "\r\n ".join(parts).encode() + b"\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize(
    ("address", "path", "body"),
    [
        (LONG, LONG, b""),
        (LONG, f"{LONG}calendar.ics", b""),
        (LONG, "/about/", f'<a href="{LONG}">'.encode()),
        (LONG, "/feeds/calendar.ics", folded(f"URL:http://www.example.org{LONG}")),
        ("/news/ünter/", "/about/", b'<a href="/news/%C3%BCnter/">'),
        ("/", "/about/", b""),
    ],
)
def test_it_is_it_lies_below_it_or_names_it(address, path, body):
    assert concerns(address, path, body)


def test_the_rest_stays():
    assert not concerns(LONG, "/about/", b'<a href="/events/another/">')
    assert not concerns(LONG, "/feeds/calendar.ics", folded("URL:http://www.example.org/events/x/"))


def test_where_nothing_can_be_written_down_the_same_is_not_new_each_time(tmp_path):
    """Or each publication would clear what is kept in memory."""
    (tmp_path / "pages").write_text("a file in place of the folder")
    removals = Removals(tmp_path / "pages" / "removals.json")

    assert removals.learn(1, [(1, "/about/")], [])
    assert not removals.learn(2, [(1, "/about/")], [])
    assert removals.learn(3, [(1, "/about/"), (3, "/people/")], [])
