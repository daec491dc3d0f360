"""What the editor's form of a webinar sends."""

from content.models import WebinarPage


def form_of(page: WebinarPage, **fields: str) -> dict[str, str]:
    """With the sessions that it has; of everything else only what has to be there."""
    sessions = list(page.sessions.order_by("start"))
    sets = {f"{name}-{part}_FORMS": "0" for name in ("comments", "speakers", "sessions")
            for part in ("TOTAL", "INITIAL")}  # fmt: skip
    sets |= {f"sessions-{part}_FORMS": str(len(sessions)) for part in ("TOTAL", "INITIAL")}
    for number, each in enumerate(sessions):
        start = each.start.strftime("%Y-%m-%d %H:%M")
        given = {"id": each.pk, "start": start, "end": "", "title": each.title, "ORDER": number + 1}
        sets |= {f"sessions-{number}-{name}": str(value) for name, value in given.items()}
    streams = ("recording", "body", "questions", "resources", "related")
    return {
        "title": page.title, "slug": page.slug, "date_precision": page.date_precision,
        "in_three_minutes": "null", "joining": "null", "access_information": "null",
        "why_no_transcript": "", **sets, **{f"{name}-count": "0" for name in streams}, **fields,
    }  # fmt: skip
