import pytest

from content.blocks.stories import ArticleStory, EvidenceStory
from content.models import EventPage
from content.templatetags.headings import count, headings_of, headings_of_occasion
from tests.content.evidence_records import a_condition


def story(*headings: tuple[str, str]):
    return ArticleStory().to_python(
        [
            {"type": "heading", "value": {"text": text, "level": level, "anchor": ""}}
            for text, level in headings
        ]
    )


def test_lower_headings_lie_below_theirs():
    found = headings_of(story(("Who", "h2"), ("Staff", "h3"), ("When", "h2")))

    assert [entry["text"] for entry in found] == ["Who", "When"]
    assert [(below["text"], below["permalink"]) for below in found[0]["below"]] == [
        ("Staff", "staff")
    ]


def test_a_short_page_has_no_list():
    assert headings_of(story(("Who", "h2"), ("When", "h2"))) == []


def test_empty_headings_and_missing_stories_are_passed_over():
    assert headings_of(story(("", "h2"), ("", "h2"), ("", "h2"))) == []
    assert headings_of(None) == []


@pytest.mark.django_db
def test_conditions_stand_among_the_headings_around_them():
    maternity = a_condition("maternity")
    conditions = [{"type": "condition", "value": {"condition": maternity.pk}}]

    found = headings_of(
        story(("About", "h2")), EvidenceStory().to_python(conditions), story(("Help us", "h2"))
    )

    assert [(entry["text"], entry["permalink"]) for entry in found] == [
        ("About", "about"),
        ("Maternity", "maternity"),
        ("Help us", "help-us"),
    ]


def test_a_draft_that_begins_with_a_lower_heading_still_has_its_list():
    assert len(headings_of(story(("A", "h3"), ("B", "h2"), ("C", "h2")))) == 3


def test_what_an_event_has_besides_its_text_follows_and_counts():
    event = EventPage(body=story(("Who", "h2"), ("Staff", "h3"), ("When", "h2")))
    event.resources = [{"type": "action_link", "value": {"text": "Slides"}}]

    found = headings_of_occasion(event, ["somebody"])

    assert [entry["permalink"] for entry in found] == [
        "who", "when", "part_speakers", "part_resources",
    ]  # fmt: skip
    assert count(found) == 5
    assert headings_of_occasion(EventPage(), ["somebody"]) == []
