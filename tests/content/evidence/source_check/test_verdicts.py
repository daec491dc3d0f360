"""Seven ways in which an address can behave, and the verdict on each."""

import pytest

from content.evidence.source_check.looking import look_at
from content.evidence.source_check.verdict import Verdict
from tests.content.evidence.source_server import PASSAGE, Reply, never, page, redirect

SOFT = page(title="Page not found", body="<p>Try the search.")
QUOTED = {"finding": PASSAGE}


@pytest.mark.parametrize(
    ("reply", "verdict", "found"),
    [
        (Reply(), Verdict.WORKING, True),
        (redirect("/new"), Verdict.MOVED, True),
        (Reply(404), Verdict.GONE, None),
        (Reply(200, SOFT), Verdict.SOFT_404, False),
        (Reply(403), Verdict.BLOCKED, None),
        (Reply(200, page(body="<p>Black women were 2.3 times as likely")), Verdict.CHANGED, False),
        (Reply(send=never), Verdict.UNREACHABLE, None),
    ],
    ids=["200", "301", "404", "soft 404", "403", "changed passage", "time-out"],
)
def test_seven_behaviours_get_seven_verdicts(site, visitor, reply, verdict, found):
    site.pages |= {"/report": reply, "/new": Reply()}

    look = look_at(site.at("/report"), QUOTED, visitor)

    assert (look.verdict, look.found) == (verdict, {"finding": found})


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (204, Verdict.WORKING),
        (400, Verdict.UNREACHABLE),
        (401, Verdict.BLOCKED),
        (410, Verdict.GONE),
        (429, Verdict.BLOCKED),
        (451, Verdict.BLOCKED),
        (500, Verdict.UNREACHABLE),
        (503, Verdict.UNREACHABLE),
    ],
)
def test_other_answers(site, visitor, status, verdict):
    site.pages["/report"] = Reply(status, b"")

    look = look_at(site.at("/report"), {}, visitor)

    assert (look.verdict, look.status) == (verdict, status)


def test_a_wall_that_wants_proof_of_a_person_is_blocked(site, visitor):
    site.pages["/report"] = Reply(503, b"", {"cf-mitigated": "challenge"})

    assert look_at(site.at("/report"), {}, visitor).verdict is Verdict.BLOCKED


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_redirect_for_now_is_no_move(site, visitor, status):
    site.pages |= {"/report": redirect("/new", status), "/new": Reply()}

    look = look_at(site.at("/report"), QUOTED, visitor)

    assert (look.verdict, look.moved_to) == (Verdict.WORKING, "")


def test_the_new_address_is_where_the_move_for_good_ends(site, visitor):
    site.pages |= {
        "/report": redirect("/new", 308),
        "/new": redirect("/today", 302),
        "/today": redirect("/last", 301),
        "/last": Reply(),
    }

    look = look_at(site.at("/report"), QUOTED, visitor)

    assert (look.verdict, look.moved_to) == (Verdict.MOVED, site.at("/new"))
    assert look.address == site.at("/last")


def test_a_move_to_what_is_gone_is_gone(site, visitor):
    site.pages["/report"] = redirect("/nowhere")

    look = look_at(site.at("/report"), QUOTED, visitor)

    assert (look.verdict, look.moved_to) == (Verdict.GONE, "")


def test_a_file_is_known_by_its_status_alone(site, visitor):
    site.pages["/report.pdf"] = Reply(200, b"%PDF-", {"Content-Type": "application/pdf"})

    look = look_at(site.at("/report.pdf"), QUOTED, visitor)

    assert (look.verdict, look.found) == (Verdict.WORKING, {"finding": None})
    assert "not looked into" in look.detail


def test_each_finding_is_told_of(site, visitor):
    site.pages["/report"] = Reply()
    quoted = QUOTED | {"other": "Nothing of this kind stands there.", "short": "34"}

    look = look_at(site.at("/report"), quoted, visitor)

    assert look.verdict is Verdict.CHANGED
    assert look.found == {"finding": True, "other": False, "short": None}
    assert "other" in look.detail


def test_a_fragment_is_not_sent(site, visitor):
    site.pages["/report?a=1"] = Reply()

    look = look_at(site.at("/report?a=1#table"), QUOTED, visitor)

    assert look.verdict is Verdict.WORKING
