from datetime import datetime

from content.pages.occasion import Occasion
from content.structured_data import person
from content.structured_data.node import LANGUAGE, Node, Shown, node
from content.structured_data.organisation import publisher

SCHEDULED = "https://schema.org/EventScheduled"
ATTENDANCE = {
    Occasion.Format.IN_PERSON: "https://schema.org/OfflineEventAttendanceMode",
    Occasion.Format.ONLINE: "https://schema.org/OnlineEventAttendanceMode",
    Occasion.Format.HYBRID: "https://schema.org/MixedEventAttendanceMode",
}
AS_KNOWN = {
    Occasion.Precision.DAY: "%Y-%m-%d",
    Occasion.Precision.MONTH: "%Y-%m",
    Occasion.Precision.YEAR: "%Y",
}


def event(shown: Shown, page: Occasion) -> Node:
    """Of what has no known date, nothing says that it will take place."""
    starts = as_known(page, page.start)
    return node(
        "Event",
        name=page.title,
        description=shown.description,
        url=shown.address,
        image=shown.picture,
        inLanguage=LANGUAGE,
        startDate=starts,
        endDate=as_known(page, page.end),
        eventStatus=SCHEDULED if starts else None,
        eventAttendanceMode=ATTENDANCE.get(page.format),
        location=locations(shown, page),
        organizer=publisher(shown),
        performer=[person.billed(shown, each) for each in page.billed],
        about=[node("DefinedTerm", name=topic.name) for topic in page.topics.all()],
    )


def as_known(page: Occasion, moment: datetime | None) -> str | None:
    """With its zone where the hour is known, otherwise no more of it than is known (ISO 8601)."""
    if not moment or page.date_precision == Occasion.Precision.UNKNOWN:
        return None
    local = moment.astimezone(page.zone)
    if page.date_precision == Occasion.Precision.TIME:
        return local.isoformat()
    return local.strftime(AS_KNOWN[page.date_precision])


def locations(shown: Shown, page: Occasion) -> list[Node]:
    found = []
    if page.venue or page.address:
        found.append(node("Place", name=page.venue or page.address, address=page.address))
    if page.format in (Occasion.Format.ONLINE, Occasion.Format.HYBRID):
        found.append(node("VirtualLocation", url=shown.address))
    return found
