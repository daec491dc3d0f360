from dataclasses import replace
from datetime import datetime

from content.pages.occasion import Occasion
from content.structured_data import person
from content.structured_data.node import LANGUAGE, Node, Shown, node
from content.structured_data.organisation import publisher
from content.webinars.stage import Stage
from content.webinars.time_span import Precision, TimeSpan

STATUS = {
    Stage.CANCELLED: "https://schema.org/EventCancelled",
    Stage.POSTPONED: "https://schema.org/EventPostponed",
}
SCHEDULED = "https://schema.org/EventScheduled"
RESCHEDULED = "https://schema.org/EventRescheduled"
SOLD_OUT, IN_STOCK = "https://schema.org/SoldOut", "https://schema.org/InStock"
ATTENDANCE = {
    Occasion.Format.IN_PERSON: "https://schema.org/OfflineEventAttendanceMode",
    Occasion.Format.ONLINE: "https://schema.org/OnlineEventAttendanceMode",
    Occasion.Format.HYBRID: "https://schema.org/MixedEventAttendanceMode",
}
AS_KNOWN = {
    Precision.DAY: "%Y-%m-%d",
    Precision.MONTH: "%Y-%m",
    Precision.YEAR: "%Y",
}


def event(shown: Shown, page: Occasion) -> Node:
    """Of what has no known date, nothing says that it will take place."""
    return node(
        "Event",
        name=page.title,
        description=shown.description,
        url=shown.address,
        image=shown.picture,
        inLanguage=LANGUAGE,
        **times(page, page.span),
        eventAttendanceMode=ATTENDANCE.get(page.format),
        location=locations(shown, page),
        organizer=publisher(shown),
        performer=[person.billed(shown, each) for each in page.billed],
        about=[node("DefinedTerm", name=topic.name) for topic in page.topics.all()],
        offers=offer(shown, page),
    )


def times(page: Occasion, span: TimeSpan) -> Node:
    """When it is and whether it will be, by the words of schema.org."""
    moved = page.previous_start and page.previous_start != span.start
    before = replace(span, precision=Precision.DAY) if moved and not span.is_known else span
    stage = page.stage
    status = STATUS.get(stage) or (SCHEDULED if span.is_known else None)
    if moved and span.is_known and stage != Stage.CANCELLED:
        status = RESCHEDULED
    return {
        "startDate": as_known(span, span.start),
        "endDate": as_known(span, span.end),
        "previousStartDate": as_known(before, page.previous_start) if moved else None,
        "eventStatus": status,
    }


def offer(shown: Shown, page: Occasion) -> Node | None:
    """Where to register, while somebody can, be it for the waiting list. What LARCH holds costs
    nothing; what another site asks for we don't know."""
    if not page.registration_open:
        return None
    ours = page.registration == Occasion.Registration.OWN
    return node(
        "Offer",
        url=page.registration_link or shown.address,
        price="0" if ours else None,
        priceCurrency="GBP" if ours else None,
        availability=SOLD_OUT if page.all_places_taken else IN_STOCK,
    )


def as_known(span: TimeSpan, moment: datetime | None) -> str | None:
    """With its zone where the hour is known, otherwise no more of it than is known (ISO 8601)."""
    if not moment or not span.is_known:
        return None
    local = moment.astimezone(span.zone)
    return (
        local.strftime(AS_KNOWN[span.precision])
        if span.precision in AS_KNOWN
        else local.isoformat()
    )


def locations(shown: Shown, page: Occasion) -> list[Node]:
    found = []
    if page.venue or page.address:
        found.append(node("Place", name=page.venue or page.address, address=page.address))
    if page.format in (Occasion.Format.ONLINE, Occasion.Format.HYBRID):
        found.append(node("VirtualLocation", url=shown.address))
    return found
