"""Components of events and webinars, before, during and after."""

from datetime import timedelta

from django.utils import timezone

from content.models import EventPage, WebinarPage
from content.pages.people import Appearance
from content.styleguide.sample import Sample
from content.styleguide.samples import made_up

ACCESS = "<p>There is a lift, and a hearing loop in the hall.</p>"
SHORT = "<ul><li>One point that was made.</li><li>Another one.</li></ul>"
JOINING = "<p>Join with the link in your invitation, ten minutes before it starts.</p>"


def samples() -> list[Sample]:
    return [*states(), *items(), *parts(), *people()]


def in_every_state() -> dict[str, EventPage | WebinarPage]:
    return {
        "coming up": made_up.event(),
        "happening now": made_up.event(start=timezone.now(), hours=2),
        "past": made_up.event(days=-300),
        "only the month is known": made_up.event(days=-300, date_precision="month", end=None),
        "open for registration": made_up.event(
            registration="outside", registration_link="https://register.example.org/"
        ),
        "awaiting its recording": made_up.webinar(**made_up.hours(days=-2)),
        "cancelled": made_up.event(
            stage_override="cancelled", stage_note="The venue is closed for repairs."
        ),
        "postponed": made_up.event(
            stage_override="postponed", previous_start=timezone.now() - timedelta(days=2)
        ),
        "series without a date": made_up.webinar(series=True),
        "series with sessions": made_up.series(7, 14, 21),
        "date not known": made_up.webinar(),
    }


def states() -> list[Sample]:
    crumbs = {"breadcrumbs": made_up.breadcrumbs()}
    every = in_every_state().items()
    return [
        *(
            Sample("components/occasion_state.html", name, {"occasion": made})
            for name, made in every
        ),
        *(
            Sample("components/occasion_facts.html", name, {"page": made, **crumbs})
            for name, made in every
        ),
        Sample("components/joining.html", "coming up", {"page": made_up.event(joining=JOINING)}),
        Sample(
            "components/occasion_access.html",
            "coming up",
            {"page": made_up.event(access_information=ACCESS)},
        ),
        Sample("components/series_sessions.html", "three", {"page": made_up.series(7, 14, 21)}),
        Sample("components/past_sessions.html", "two", {"page": made_up.series(-14, -7)}),
    ]


def items() -> list[Sample]:
    named = {**in_every_state(), "long title": made_up.event(title=made_up.LONG_TITLE)}
    return [
        Sample("components/occasion_item.html", name, {"occasion": made}, "ul", "items")
        for name, made in named.items()
    ]


def parts() -> list[Sample]:
    event, webinar = whole_event(), whole_webinar()
    billed = {"speakers": made_up.speakers(3)}
    return [
        Sample("components/speakers.html", "three", billed),
        Sample("components/names.html", "two", {"people": [made_up.person(), made_up.person()]}),
        Sample("components/subscribe.html", "on a listing", {}),
        Sample(
            "components/in_three_minutes.html",
            "two points",
            {"page": made_up.webinar(in_three_minutes=SHORT)},
        ),
        Sample("components/event_themes.html", "two themes", {"page": event}),
        Sample("components/programme.html", "a session, then two in parallel", {"page": event}),
        Sample("components/event_gallery.html", "the newest picture", {"page": event}),
        Sample("components/resources.html", "a link", {"page": event}),
        Sample("components/question_list.html", "two questions", {"page": webinar}),
    ]


def whole_event() -> EventPage:
    """With the previews' values in each of its streams."""
    return made_up.event(
        themes=previews(EventPage, "themes", "theme", "theme"),
        programme=previews(EventPage, "programme", "session", "parallel"),
        gallery=previews(EventPage, "gallery", "picture"),
        resources=previews(EventPage, "resources", "action_link"),
    )


def whole_webinar() -> WebinarPage:
    return made_up.webinar(questions=previews(WebinarPage, "questions", "question", "question"))


def previews(model: type, field: str, *blocks: str) -> list[tuple[str, object]]:
    """A stream of these blocks, each with what its preview shows."""
    children = model._meta.get_field(field).stream_block.child_blocks
    return [(name, children[name].get_preview_value()) for name in blocks]


def people() -> list[Sample]:
    speaker = made_up.speakers(1)[0]
    appearance = Appearance(made_up.event(), speaker)
    somebody = made_up.person(role="What they do now", organisation=made_up.organisation())
    return [
        Sample(
            "components/appearance.html", "as billed", {"appearance": appearance}, "ul", "items"
        ),
        Sample("components/person_role.html", "role and organisation", {"person": somebody}),
        Sample("components/person_role.html", "nothing known", {"person": made_up.person()}),
    ]
