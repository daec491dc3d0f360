import pytest

from content.captions.typed import read_typed


def test_names_and_times_are_read_in_either_order():
    typed = read_typed(
        "[00:12:34] Jane Doe: What we\nlearned.\r\n\r\nMore of it.\nAda: (13:01) Yes.\n(13:20) And no.\n"
        "NHS England: Fine: go on.\nSpeaker 12: In 2024: much."
    )

    assert typed.faults == []
    assert [(each.speaker, each.seconds, each.text) for each in typed.paragraphs] == [
        ("Jane Doe", 754, "What we learned."),
        ("Jane Doe", None, "More of it."),
        ("Ada", 781, "Yes."),
        ("Ada", 800, "And no."),
        ("NHS England", None, "Fine: go on."),
        ("Speaker 12", None, "In 2024: much."),
    ]


def test_text_alone_is_paragraphs_alone():
    typed = read_typed("\n\nFirst\nof all, this: a line.\n\n\nSecond.\n")

    assert [each.text for each in typed.paragraphs] == ["First of all, this: a line.", "Second."]
    assert {(each.speaker, each.seconds) for each in typed.paragraphs} == {("", None)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[12:34] a\n\n[12:99] b", "Line 3: “12:99” is no time. Write it like [12:34] or [1:02:03]."),
        ("[12:34] a\n[11:00] b", "Line 2: 11:00 comes before 12:34, which stands above it."),
    ],
)  # fmt: skip
def test_a_wrong_time_is_told_with_its_line(text, told):
    (fault,) = read_typed(text).faults

    assert str(fault).startswith(told)
