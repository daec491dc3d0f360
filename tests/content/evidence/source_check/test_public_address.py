"""What only this machine or its network can reach is never asked."""

import socket

import pytest

from content.evidence.source_check import public_address
from content.evidence.source_check.looking import look_at
from content.evidence.source_check.public_address import is_public, target_of
from content.evidence.source_check.verdict import CantLookError, Verdict
from tests.content.evidence.source_server import Reply, redirect


@pytest.fixture
def names(monkeypatch):
    """Say which numbers a name has, one list after the other; numbers stay what they are."""
    known = {}
    real = socket.getaddrinfo

    def getaddrinfo(host, port, *kinds, **more):
        answers = known.get(host)
        if answers is None:
            return real(host, port, *kinds, **more)
        numbers = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in numbers]

    monkeypatch.setattr(public_address.socket, "getaddrinfo", getaddrinfo)
    return known


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",  # noqa: S104
     "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::",
     "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
     "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001::1",
     "2001:db8::1"],
)  # fmt: skip
def test_numbers_that_are_not_public(number):
    assert not is_public(number)


@pytest.mark.parametrize(
    "number", ["8.8.8.8", "151.101.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_numbers_that_are(number):
    assert is_public(number)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "127.1", "0x7f.0.0.1", "0x7f000001", "2130706433", "017700000001",
     "0", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]"],
)  # fmt: skip
def test_however_it_is_written_it_is_not_asked(hidden_site, visitor, host, monkeypatch):
    port = int(hidden_site.address.partition(":")[2])
    monkeypatch.setitem(public_address.PORTS, "http", port)

    look = look_at(f"http://{host}/", {}, visitor)

    assert look.verdict is Verdict.NOT_FETCHED
    assert hidden_site.asked == []


def test_a_name_for_a_private_address_is_not_asked(hidden_site, visitor, names, monkeypatch):
    monkeypatch.setitem(public_address.PORTS, "http", int(hidden_site.address.split(":")[1]))
    names["report.example"] = [["127.0.0.1"]]

    look = look_at("http://report.example/", {}, visitor)

    assert look.verdict is Verdict.NOT_FETCHED
    assert hidden_site.asked == []


def test_one_private_number_spoils_the_name(visitor, names):
    names["report.example"] = [["8.8.8.8", "10.0.0.1"]]

    assert look_at("http://report.example/", {}, visitor).verdict is Verdict.NOT_FETCHED


def test_a_redirect_into_this_machine_is_not_followed(site, hidden_site, visitor):
    for number, target in enumerate(["http://localhost/", hidden_site.at("/"), "//127.0.0.1/",
                                     "http://[::1]/", "file:///etc/passwd", "http://a@b/"]):  # fmt: skip
        path = f"/{number}"
        site.pages[path] = redirect(target, 302)

        look = look_at(site.at(path), {}, visitor)

        assert look.verdict is Verdict.NOT_FETCHED, target
    assert hidden_site.asked == []


def test_a_robots_txt_that_redirects_into_this_machine_is_not_followed(site, hidden_site, visitor):
    site.pages |= {"/robots.txt": redirect(hidden_site.at("/")), "/report": Reply()}

    look = look_at(site.at("/report"), {}, visitor)

    assert look.verdict is Verdict.NOT_FETCHED
    assert (hidden_site.asked, site.pages_asked) == ([], [])


def test_what_was_checked_is_what_is_connected_to(site, visitor, names, settings, monkeypatch):
    """A name that is public when it is checked and private when it is connected to."""
    port = int(site.address.split(":")[1])
    monkeypatch.setitem(public_address.PORTS, "http", port)
    monkeypatch.setattr(public_address, "is_public", lambda number: number == "127.0.0.1")
    names["report.example"] = [["127.0.0.1"], ["10.0.0.1"]]

    first = look_at("http://report.example/robots.txt", {}, visitor)
    second = look_at("http://report.example/", {}, visitor)

    # Only the numbers that were checked were connected to, and each time they are checked anew.
    assert (first.verdict, second.verdict) == (Verdict.NOT_FETCHED, Verdict.NOT_FETCHED)
    assert site.asked == ["/robots.txt"]
    assert site.hosts == ["report.example"]


@pytest.mark.parametrize(
    "url",
    ["ftp://a.example/", "javascript:alert(1)", "file:///etc/passwd", "//a.example/", "a.example", "",
     "http://", "http://user:word@a.example/", "http://a.example:22/", "http://a.example:5432/",
     "http://a.example\\@127.0.0.1/", "http://a.example/\r\nX: y", "http://a.example:99999/",
     "http://[::1", "http:///path", "gopher://a.example:80/"],
)  # fmt: skip
def test_addresses_that_are_none_of_the_web(url):
    with pytest.raises(CantLookError) as error:
        target_of(url)

    assert error.value.verdict is Verdict.NOT_FETCHED


def test_an_address_is_read_as_it_will_be_sent():
    target = target_of("HTTPS://Report.Example:443/a b é?q=ü#part".replace(" ", "%20"))

    assert target.url == "https://report.example/a%20b%20%C3%A9?q=%C3%BC"


def test_names_in_other_scripts():
    assert target_of("https://bücher.example/").host == "xn--bcher-kva.example"
