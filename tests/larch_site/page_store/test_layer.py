"""What readers get of a kept page, and that nobody can change or steal one."""

import gzip
from itertools import product

import brotli
import pytest

HEADERS = [
    "ACCEPT", "ACCEPT_CHARSET", "ACCEPT_LANGUAGE", "CACHE_CONTROL", "CF_CONNECTING_IP", "CLIENT_IP",
    "CONTENT_LANGUAGE", "COOKIE", "DNT", "EXPECT", "FORWARDED", "FROM", "FRONT_END_HTTPS", "HX_REQUEST",
    "IF_RANGE", "ORIGIN", "PRAGMA", "RANGE", "REFERER", "SAVE_DATA", "SEC_FETCH_DEST", "TE",
    "TRUE_CLIENT_IP", "UPGRADE_INSECURE_REQUESTS", "USER_AGENT", "VIA", "WARNING", "X_FORWARDED_FOR",
    "X_FORWARDED_HOST", "X_FORWARDED_PORT", "X_FORWARDED_PREFIX", "X_FORWARDED_PROTO",
    "X_FORWARDED_SCHEME", "X_FORWARDED_SERVER", "X_HTTP_METHOD_OVERRIDE", "X_ORIGINAL_URL",
    "X_REAL_IP", "X_REQUESTED_WITH", "X_REWRITE_URL", "X_WAP_PROFILE",
]  # fmt: skip
PARAMETERS = [
    "utm_source=evil", "utm_content=%22%3E%3Cscript%3E", "fbclid=evil", "gclid=evil", "page=2",
    "topic=evil", "topic=%00", "topic=a&topic=b", "unknown=evil", "unknown", "=evil", "?page=2",
    "page=2;topic=evil", "page%3D2", "PAGE=2", "_=1", "callback=evil", "format=json", "lang=de",
    "next=//evil.example", "preview=1", "nocache=1", "__debug__=1", "token=abc", "page=" + "9" * 300,
    "utm_source=a&utm_source=b", "query=evil", "topic=%FF", "topic=%0d%0aSet-Cookie:x", "page=2#evil",
]  # fmt: skip


def test_a_page_is_rendered_once_and_sent_as_browsers_take_it(process):
    first, second = process.get(), process.get()
    packed, smaller = (process.get(ACCEPT_ENCODING=each) for each in ("gzip, br;q=0", "gzip, br"))

    assert len(process.django.rendered) == 1
    assert (first.kept, second.kept) == ("larch; fwd=uri-miss; stored", "larch; hit")
    assert (
        first.body == second.body == gzip.decompress(packed.body) == brotli.decompress(smaller.body)
    )
    assert len(smaller.body) < len(packed.body) < len(first.body)
    for reply in (first, second, packed, smaller):
        assert reply.headers["Content-Length"] == str(len(reply.body))
        assert reply.headers["Vary"] == "Accept-Encoding"
        assert reply.headers["Age"] == "0"
    said = second.headers["Cache-Control"]
    assert "stale-while-revalidate=" in said
    assert "stale-if-error=" in said


@pytest.mark.parametrize("header", ["identity", "br;q=0", "gzip;q=x", "deflate", "x" * 5000])
def test_what_takes_neither_gets_the_plain_page(process, header):
    assert b"first words" in process.get(ACCEPT_ENCODING=header).body


def test_who_has_the_page_hears_that_it_is_the_same(process):
    etag = process.get().headers["ETag"]

    for header in (etag, etag.removeprefix("W/"), f'"other", {etag}', "*"):
        reply = process.get(IF_NONE_MATCH=header)
        assert (reply.status, reply.body) == ("304 Not Modified", b"")
        assert reply.headers["ETag"] == etag
        assert "Content-Length" not in reply.headers
    assert process.get(IF_NONE_MATCH='"other"').status == "200 OK"


def test_head_has_the_headers_alone(process):
    whole, head = process.get(), process.get(method="HEAD")

    assert (head.status, head.body) == ("200 OK", b"")
    assert head.headers["Content-Length"] == whole.headers["Content-Length"]


def test_no_header_and_no_parameter_changes_what_others_get(process):
    clean = process.get()
    environ = process.django.rendered[0]

    for header, parameter in product(HEADERS, PARAMETERS):
        process.get(f"/news/?{parameter}", **{header: "evil.example"})
        process.layer.store.memory.clear()  # so that the next is rendered, or found in its file
        after = process.get()
        assert (after.status, after.body) == (clean.status, clean.body)
    assert "evil" not in str(process.get().headers)
    assert not [name for name in environ if name.startswith("HTTP_") and
                name not in ("HTTP_HOST", "HTTP_X_FORWARDED_PROTO")]  # fmt: skip


def test_what_only_follows_readers_is_neither_kept_nor_passed_on(process):
    process.get()

    assert process.get("/news/?utm_source=mail&fbclid=x").kept == "larch; hit; ttl=59"
    process.get("/about/?utm_source=mail&page=2")
    assert process.django.rendered[-1]["QUERY_STRING"] == "page=2"


@pytest.mark.parametrize(
    "uri",
    [
        "/remi/my/abc/x.css", "/REMI/my/", "/news%2f", "/news/%2e%2e/", "/news/;x", "/news;x/",
        "//news/", "/news//", "/./news/", "/news/../news/", "/news/.css", "/news/\\", "/admin/",
        "/news/?unknown=1", "/evidence/suggest/", "http://www.example.org/news/", "/n%65ws/",
    ],
)  # fmt: skip
def test_an_odd_address_keeps_nothing(process, database, uri):
    database.content[uri.partition("?")[0]] = "a secret"

    process.get(uri)

    assert not process.store.memory.entries
    assert not list(process.place.entries())


@pytest.mark.parametrize(
    "uri", ["/remix-case-studies/", "/media-enquiries/", "/documents-library/"]
)
def test_a_page_may_begin_like_what_is_never_kept(process, database, uri):
    database.content[uri] = "for everybody"

    process.get(uri)

    assert process.get(uri).kept.startswith("larch; hit")


@pytest.mark.parametrize(
    "host", ["evil.example", "www.example.org:81", "WWW.example.org", "", "a/b"]
)
def test_another_host_keeps_nothing(process, host):
    process.get(HOST=host)

    assert not process.store.memory.entries


@pytest.mark.parametrize(
    "header",
    [
        ("Set-Cookie", "csrftoken=x"), ("Cache-Control", "no-store, private"), ("Vary", "Cookie"),
        ("Cache-Control", "max-age=0, no-cache"), ("Vary", "*"), ("Vary", "Accept-Language"),
        ("Content-Encoding", "gzip"), ("Content-Range", "bytes 0-1/2"),
    ],
)  # fmt: skip
def test_what_is_for_one_reader_is_not_kept(process, header):
    process.django.headers = [header]

    replies = [process.get() for _ in range(3)]

    assert not process.store.memory.entries
    assert all(reply.headers[header[0]] == header[1] for reply in replies)


@pytest.mark.parametrize("kind", ["image/png", "application/pdf"])
def test_files_are_not_kept(process, kind):
    process.django.headers = [("Content-Type", kind)]
    process.get()

    assert not process.store.memory.entries


def test_a_page_with_a_form_token_is_not_kept(process, database):
    database.content["/news/"] = '<input name="csrfmiddlewaretoken" value="x">'
    process.get()

    assert not process.store.memory.entries


def test_who_has_cookies_gets_the_answer_that_belongs_to_them(process):
    """The page with a form needs the cookie that the reader has."""
    process.django.headers = [("Vary", "Cookie")]

    process.get(COOKIE="csrftoken=mine")
    process.get(COOKIE="csrftoken=mine")

    assert [each.get("HTTP_COOKIE") for each in process.django.rendered] == [
        None, "csrftoken=mine", "csrftoken=mine",
    ]  # fmt: skip


def test_staff_pass_by_and_change_nothing(process, database):
    process.get()
    database.content["/news/"] = "with the editor's bar"

    mine = process.get(COOKIE="sessionid=abc")
    assert b"editor's bar" in mine.body
    assert mine.headers["Cache-Control"] == "private, no-cache"
    assert b"first words" in process.get(COOKIE="csrftoken=x").body
    assert b"editor's bar" in process.get(AUTHORIZATION="Basic x").body


def test_other_methods_pass_by(process):
    process.get()
    process.get(method="POST")

    assert process.django.rendered[-1]["REQUEST_METHOD"] == "POST"


def test_what_is_not_there_is_not_kept(process):
    assert process.get("/nowhere/").status == "404 Not Found"
    assert not process.store.memory.entries


def test_what_somebody_typed_never_reaches_a_disk(process, database):
    database.content["/search/"] = "results"
    process.get("/search/?query=my+illness")

    assert process.get("/search/?query=my+illness").kept.startswith("larch; hit")
    assert not list(process.place.entries())


def test_a_file_that_is_longer_than_any_page_passes_through(process, database):
    database.content["/news/"] = "x" * 5_000_000

    assert len(process.get().body) > 5_000_000
    assert not process.store.memory.entries
