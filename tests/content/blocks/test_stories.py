"""What an editor may and may not write into a page's body."""

import pytest
from wagtail.blocks import StreamBlockValidationError

from content.blocks.stories import ArticleStory, EvidenceStory
from tests.content.evidence_records import a_condition
from tests.content.factories import QuestionFactory

TEXT = "<p>Some words.</p>"


def story(*blocks):
    return ArticleStory().to_python([{"type": name, "value": value} for name, value in blocks])


def heading(text, level="h2", anchor=""):
    return "heading", {"text": text, "level": level, "anchor": anchor}


def errors_of(value, block=None):
    with pytest.raises(StreamBlockValidationError) as raised:
        (block or ArticleStory()).clean(value)
    return raised.value.as_json_data()


def test_headings_in_order_are_accepted_and_keep_their_permalink():
    value = story(heading("First"), ("text", TEXT), heading("Part of it", "h3"), heading("Second"))

    cleaned = ArticleStory().clean(value)

    assert [child.value["anchor"] for child in cleaned if child.block_type == "heading"] == [
        "first",
        "part-of-it",
        "second",
    ]


def test_a_permalink_stays_when_the_words_change():
    value = story(heading("New words", anchor="old-words"))

    cleaned = ArticleStory().clean(value)

    assert cleaned[0].value.permalink == "old-words"


def test_a_lower_heading_cannot_come_first():
    found = errors_of(story(("text", TEXT), heading("Part", "h3"), heading("Whole")))

    assert "first heading" in found["messages"][0]


@pytest.mark.django_db
def test_headings_give_way_to_each_other_and_to_questions():
    asked = QuestionFactory(slug="first")
    value = story(heading("First"), ("questions", {"items": [asked.pk]}), heading("First"))

    cleaned = ArticleStory().clean(value)

    assert cleaned[0].value.permalink == "first-2"
    assert cleaned[1].value["items"][0].permalink == "first"
    assert cleaned[2].value.permalink == "first-3"


def test_a_duplicated_heading_keeps_the_first_permalink():
    value = story(heading("A", anchor="kept"), heading("B", anchor="kept"))

    cleaned = ArticleStory().clean_deferred(value)

    assert [child.value.permalink for child in cleaned] == ["kept", "kept-2"]


@pytest.mark.parametrize(
    ("words", "permalink"),
    [("健康", "part"), ("2025 in short", "part-2025-in-short"), ("What?", "what"), ("", "")],
)
def test_a_permalink_is_made_from_any_words(words, permalink):
    assert story(heading(words))[0].value.permalink == permalink


def test_an_action_link_has_exactly_one_target():
    none = {"verb": "read", "text": "Read it"}
    outside = {**none, "url": "https://www.example.org/"}

    assert "exactly one" in str(errors_of(story(("action_link", none))))
    assert ArticleStory().clean(story(("action_link", outside)))[0].value.leaves_site


@pytest.mark.parametrize("length", ["42", "1:75", "forty", "1:2:3:4"])
def test_the_length_of_a_recording_is_a_time(length):
    recording = {"title": "A", "length": length, "address": "https://vimeo.com/1"}

    assert "like 42:05" in str(errors_of(story(("recording", recording))))


@pytest.mark.parametrize(
    ("length", "seconds"), [("0:40", 40), ("42:05", 2525), ("1:42:05", 6125), ("", None)]
)
def test_the_length_of_a_recording_in_seconds(length, seconds):
    recording = {"title": "A", "length": length, "address": "https://vimeo.com/1"}

    value = ArticleStory().clean(story(("recording", recording)))[0].value

    assert value.seconds == seconds


@pytest.mark.parametrize(
    ("address", "service"),
    [
        ("https://www.youtube.com/watch?v=1", "YouTube"),
        ("https://youtu.be/1", "YouTube"),
        ("https://vimeo.com/1", "Vimeo"),
        ("https://youtube.com.example.org/1", "youtube.com.example.org"),
    ],
)
def test_a_recording_names_who_learns_of_the_reader(address, service):
    value = story(("recording", {"title": "A", "address": address}))

    assert value[0].value.service == service


def test_a_recording_comes_from_one_place():
    assert "either a file or an outside address" in str(
        errors_of(story(("recording", {"title": "A"})))
    )


def test_a_draft_may_be_half_empty():
    value = story(
        ("action_link", {"verb": "read", "text": ""}), ("recording", {"title": ""}), heading("")
    )

    assert len(ArticleStory().clean_deferred(value)) == 3


@pytest.mark.django_db
def test_a_condition_has_one_section():
    block = EvidenceStory()
    section = {"type": "condition", "value": {"condition": a_condition("cancer").pk}}

    found = errors_of(block.to_python([section, section]), block)

    assert "Cancer has a section already" in str(found)
    assert len(block.clean_deferred(block.to_python([section, section]))) == 2


def test_a_draft_may_begin_with_a_lower_heading():
    assert len(ArticleStory().clean_deferred(story(heading("Part", "h3")))) == 1
