from content.captions.paragraphs import LONG, LONGEST, paragraphs_of
from content.captions.webvtt import Cue


def cues(*said: tuple[float, str, str]) -> list[Cue]:
    return [
        Cue(start, start + 1.5, ((speaker, words),), number)
        for number, (start, speaker, words) in enumerate(said)
    ]


def read(*said, **options) -> list[tuple[str, int, str]]:
    found = paragraphs_of(cues(*said), **options)
    return [(each.speaker, each.seconds, each.text) for each in found]


def test_a_speaker_a_pause_or_a_chapter_begins_a_paragraph():
    said = [(0.5, "Ada", "One"), (2, "Ada", "two."), (4, "Bo", "No."), (9, "Bo", "Later."), (10.5, "Bo", "End.")]  # fmt: skip

    assert read(*said, parts_at=[0, 10]) == [
        ("Ada", 0, "One two."),
        ("Bo", 4, "No."),
        ("Bo", 9, "Later."),
        ("Bo", 10, "End."),
    ]


def test_a_long_speech_is_parted_at_sentences_or_in_the_end_anywhere():
    sentences = [(n * 2.0, "Ada", "Some words of a sentence.") for n in range(60)]
    without_stops = [(n * 2.0, "Ada", "some words without an end") for n in range(120)]

    assert all(LONG < len(text) < LONG + 60 for _, _, text in read(*sentences)[:-1])
    assert all(LONGEST < len(text) < LONGEST + 60 for _, _, text in read(*without_stops)[:-1])


def test_each_line_keeps_its_second_and_a_second_has_one_line():
    (paragraph,) = paragraphs_of(cues((1.1, "", "a"), (1.9, "", "b"), (3.2, "", "c")))

    assert [(line.seconds, line.text) for line in paragraph.lines] == [(1, "a b"), (3, "c")]


def test_names_that_a_meeting_program_writes_are_speakers_when_they_come_again():
    said = [(0, "", "Jane Doe: Hello"), (2, "", "and welcome."), (4, "", "Bo van Dam: Hi."), (6, "", "Jane Doe: Note: it is late."), (8, "", "Bo van Dam: Yes."), (10, "", "Remember: one thing.")]  # fmt: skip

    assert read(*said) == [
        ("Jane Doe", 0, "Hello and welcome."),
        ("Bo van Dam", 4, "Hi."),
        ("Jane Doe", 6, "Note: it is late."),
        ("Bo van Dam", 8, "Yes. Remember: one thing."),
    ]


def test_a_marked_voice_is_believed_and_then_a_colon_is_only_a_colon():
    assert read((0, "Ada", "Dear All: hello"), (2, "Ada", "Dear All: again")) == [
        ("Ada", 0, "Dear All: hello Dear All: again")
    ]
