"""The check itself can fail: each kind of fault is found."""

import pytest

from tests.content.structured_data.vocabulary import faults

PLACE = {"@type": "Place", "name": "City Hall"}


def event(**properties) -> dict:
    return {"@type": "Event", "@id": "https://example.org/#event"} | properties


@pytest.mark.parametrize(
    "described",
    [
        event(name="A", startDate="2025-06-05T09:30:00+01:00", location=PLACE),
        event(startDate="2025-06", endDate="2025", duration="PT1H30M"),
        event(location=[PLACE, {"@type": "VirtualLocation", "url": "https://example.org/"}]),
        event(eventStatus="https://schema.org/EventScheduled"),
        {"@type": "FAQPage", "lastReviewed": "2025-01-31"},
        {"@type": "SearchAction", "query-input": "required name=x"},
        {"@type": "ListItem", "position": 1},
    ],
)
def test_what_schema_org_knows_passes(described):
    assert list(faults(described)) == []


@pytest.mark.parametrize(
    "described",
    [
        {"@type": "Happening"},
        {"name": "No type"},
        event(starts="2025-06-05"),
        event(datePublished="2025-06-05"),
        event(startDate="5 June 2025"),
        event(startDate="2025-13"),
        event(startDate="2025-06-05T09:30:00"),
        event(location={"@type": "Person", "name": "A"}),
        event(location={"@type": "Place", "headline": "A"}),
        event(performer=["A name"]),
        event(performer=[{"@type": "Person", "fullName": "A"}]),
        event(eventStatus="EventPlanned"),
        event(eventStatus="https://schema.org/OnlineEventAttendanceMode"),
        event(image="/picture.png"),
        event(duration="an hour"),
        event(name=""),
        event(performers=[]),
        {"@type": "Thing", "query-input": "required name=x"},
    ],
)
def test_what_it_does_not_know_is_a_fault(described):
    assert list(faults(described)) != []
