"""What a robots.txt asks of us is done."""

import pytest

from content.evidence.source_check.looking import look_at
from content.evidence.source_check.robots import rules_for
from content.evidence.source_check.verdict import Verdict
from content.evidence.source_check.visitor import PRODUCT
from tests.content.evidence.source_server import PASSAGE, Reply, redirect

QUOTED = {"finding": PASSAGE}


def allows(text: str, path: str) -> bool:
    return rules_for(PRODUCT, text).allow(path)


@pytest.mark.parametrize(
    ("text", "path", "may"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /a", "/ab", False),
        ("User-agent: *\nDisallow: /a/", "/a", True),
        ("User-agent: *\nDisallow: /\nAllow: /a", "/a/b", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*/print$", "/x/print", False),
        ("User-agent: *\nDisallow: /*/print$", "/x/print/2", True),
        ("User-agent: *\nDisallow: /*.pdf", "/x.pdf?v=1", False),
        ("User-agent: *\nDisallow: /search?", "/search?q=1", False),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/caf%c3%a9", False),
        ("user-AGENT : *\ndisallow:/a # a remark", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: other\nUser-agent: *\nDisallow: /", "/a", False),
        (f"User-agent: *\nDisallow: /\n\nUser-agent: {PRODUCT}\nDisallow: /b", "/a", True),
        (f"User-agent: {PRODUCT.upper()}/2.0\nDisallow: /b", "/b", False),
        (f"User-agent: *\nDisallow: /\n\nUser-agent: {PRODUCT}", "/a", True),
        ("User-agent: other\nSitemap: /s\nUser-agent: *\nDisallow: /", "/a", False),
        ("Disallow: /\nUser-agent: *", "/a", True),
        ("<html>\n<p>Disallow: /", "/a", True),
        ("User-agent: *\nDisallow: /" + "*a" * 2000 + "b", "/" + "a" * 3000, True),
    ],
)
def test_rules(text, path, may):
    assert allows(text, path) is may


def test_who_asks_us_to_stay_away_is_blocked_and_not_asked(site, visitor):
    site.pages |= {
        "/robots.txt": Reply(200, b"User-agent: *\nDisallow: /reports/"),
        "/reports/one": Reply(),
    }

    look = look_at(site.at("/reports/one"), QUOTED, visitor)

    assert look.verdict is Verdict.BLOCKED
    assert site.asked == ["/robots.txt"]


def test_the_target_of_a_redirect_is_asked_by_its_own_rules(two_sites, visitor):
    one, other = two_sites
    one.pages["/report"] = redirect(other.at("/report"), 302)
    other.pages |= {"/robots.txt": Reply(200, b"User-agent: *\nDisallow: /"), "/report": Reply()}

    look = look_at(one.at("/report"), QUOTED, visitor)

    assert look.verdict is Verdict.BLOCKED
    assert other.asked == ["/robots.txt"]


def test_a_host_is_asked_once_for_its_rules(site, visitor):
    site.pages |= {"/a": Reply(), "/b": Reply()}

    for path in ("/a", "/b"):
        look_at(site.at(path), QUOTED, visitor)

    assert site.asked == ["/robots.txt", "/a", "/b"]


@pytest.mark.parametrize(
    ("reply", "verdict"),
    [
        (Reply(404), Verdict.WORKING),
        (Reply(403), Verdict.WORKING),
        (Reply(503), Verdict.UNREACHABLE),
        (Reply(200, b"\xff\xfe\x00", {"Content-Type": "application/x-unknown"}), Verdict.WORKING),
        (redirect("/rules", 302), Verdict.BLOCKED),
    ],
)
def test_answers_in_place_of_rules(site, visitor, reply, verdict):
    rules = {"Content-Type": "application/octet-stream"}
    site.pages |= {
        "/robots.txt": reply,
        "/rules": Reply(200, b"User-agent: *\nDisallow: /", rules),
        "/report": Reply(),
    }

    assert look_at(site.at("/report"), QUOTED, visitor).verdict is verdict
