"""Captions as programs and people write them: read, or refused with line and remedy."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.captions.faults import refusal
from content.captions.webvtt import MOST_BYTES, read_webvtt

CUE = "00:01.000 --> 00:02.000\n"


def told(text: str | bytes) -> list[str]:
    data = text if isinstance(text, bytes) else text.encode()
    return [str(fault) for fault in read_webvtt(data).faults]


def test_all_that_the_format_allows_is_read():
    captions = read_webvtt(
        "\ufeffWEBVTT - Webinar\r\nKind: captions\r\n\r\n"
        "NOTE made by\r\nhand\r\n\r\nSTYLE\r\n::cue { color: white }\r\n\r\nREGION\r\nid:low\r\n\r\n"
        "first one\r\n00:01.500 --> 00:04.000 align:start position:10%,line-left\r\n"
        "<v.loud Dr Jane Doe>Ethnicity &amp; <i>data</i>,\r\nmostly.</v> (Applause) <v Ada>Yes\r\n\r\n"
        "00:03.000 --> 00:05.000\r\n<c.yellow>Over</c>lapping <00:04.000>words, 4 &lt; 5\r\n\r\n"
        "100:00:00.000 --> 100:00:01.000\r\nLate".encode()
    )

    assert captions.faults == []
    assert [(cue.start, cue.end, cue.said) for cue in captions.cues] == [
        (1.5, 4.0, (("Dr Jane Doe", "Ethnicity & data, mostly."), ("", "(Applause)"), ("Ada", "Yes"))),
        (3.0, 5.0, (("", "Overlapping words, 4 < 5"),)),
        (360000.0, 360001.0, (("", "Late"),)),
    ]  # fmt: skip


def test_old_line_ends_and_a_missing_empty_line_after_the_head_are_read():
    assert len(read_webvtt(f"WEBVTT\r{CUE}a\r\r{CUE}b".replace("\n", "\r").encode()).cues) == 2


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "The first line has to be WEBVTT"),
        ("WEBVTTX\n\n" + CUE + "a", 1, "The first line has to be WEBVTT"),
        ("1\n00:00:01,000 --> 00:00:02,000\na", 1, "This is a SubRip file"),
        ("WEBVTT\n\n00:01.000 -> 00:02.000\na", 3, "stands no arrow"),
        ("WEBVTT\n\n1\n00:01.000 00:02.000\na", 3, "stands no arrow"),
        ("WEBVTT\n\n00:01,000 --> 00:02.000\na", 3, "“00:01,000” has a comma"),
        ("WEBVTT\n\n0:1 --> 00:02.000\na", 3, "“0:1” is no time"),
        ("WEBVTT\n\n00:61.000 --> 01:02.000\na", 3, "“00:61.000” is no time"),
        ("WEBVTT\n\n --> 00:02.000\na", 3, "A time is missing"),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\na", 3, "ends at 00:01.000, and starts at 00:02.000"),
        (f"WEBVTT\n\n00:09.000 --> 00:10.000\na\n\n{CUE}b", 6, "before the one in line 3"),
        (f"WEBVTT\n\n{CUE}a\n\nlost words", 6, "No times stand above these words"),
        (f"WEBVTT\n\na\nb\n{CUE}c", 3, "More than one line stands above the times"),
        (f"WEBVTT\n\n{CUE}a\n2\n{CUE}b", 6, "A cue begins here. Put an empty line above"),
        (f"WEBVTT\n\nNOTE a\n{CUE}b", 4, "inside of a note"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000 Hello\nb", 3, "“Hello” is no setting"),
        (f"WEBVTT\n\n{CUE}a\n(x) <laughs>", 5, "Players leave out “<laughs>”"),
        (f"WEBVTT\n\n{CUE}4 < 5", 4, "Players leave out what follows “<”"),
        (f"WEBVTT\n\n{CUE}a\0b", 4, "holds a NUL"),
        (f"WEBVTT\n\n{CUE}é".encode("latin-1"), 4, "isn't written in UTF-8"),
        ("WEBVTT".encode("utf-16"), 1, "written in UTF-16"),
        (f"WEBVTT\n\n{CUE}a\n\n00:03.0", 6, "No times stand above"),
        (f"WEBVTT\n\n{CUE}a\n\n00:03.000 --> 00:0", 6, "The file may be cut off here"),
        (f"WEBVTT\n\n{CUE}", 3, "The file may be cut off here"),
    ],
)  # fmt: skip
def test_each_fault_tells_its_line_and_what_to_do(text, line, words):
    (fault,) = told(text)

    assert fault.startswith(f"Line {line}: ")
    assert words in fault


def test_a_file_without_cues_and_one_that_is_too_large():
    assert "There is no cue in this file" in told("WEBVTT\n\nNOTE nothing")[0]
    assert "larger than 5 MB" in told(b"WEBVTT\n" + b"a" * MOST_BYTES)[0]


def test_cues_that_can_be_read_are_read_beside_those_that_cannot():
    captions = read_webvtt(f"WEBVTT\n\n{CUE}a\n\nno times\n\n00:04,0 --> 1\nc\n\n{CUE}d".encode())

    assert [cue.said for cue in captions.cues] == [(("", "a"),), (("", "d"),)]
    assert len(captions.faults) == 3


def test_five_megabytes_are_read_while_an_editor_waits():
    cue = "{0:02}:{1:02}:{2:02}.000 --> {0:02}:{1:02}:{2:02}.900\n<v Ada>{3}\n\n"
    text = "WEBVTT\n\n" + "".join(
        cue.format(n // 3600, n // 60 % 60, n % 60, "word " * 12) for n in range(50_000)
    )
    begun = time.monotonic()

    captions = read_webvtt(text.encode())

    assert len(text) > 0.9 * MOST_BYTES
    assert (len(captions.cues), captions.faults) == (50_000, [])
    assert time.monotonic() - begun < 10


def test_of_many_faults_the_first_are_told_and_the_others_counted():
    text = "WEBVTT\n\n" + "lost\n\n" * 100

    messages = refusal(read_webvtt(text.encode()).faults).messages

    assert messages[0].startswith("Line 3: ")
    assert messages[-1] == "And 88 more like these."


@given(st.text(alphabet="WEBVT\n\r \t-><&:.,0123456789avNOTE/\0é", max_size=200))
def test_nothing_that_is_written_breaks_the_reader(text):
    for beginning in ("", "WEBVTT\n\n", f"WEBVTT\n\n{CUE}"):
        captions = read_webvtt((beginning + text).encode())

        assert captions.cues or captions.faults
