"""Components of the index, and how a page opens."""

from content.models import RemiPage
from content.pages.remi import STAGES
from content.styleguide.sample import Sample
from content.styleguide.samples import made_up
from content.styleguide.samples.occasions import previews


def samples() -> list[Sample]:
    return [*index(), *openings()]


def index() -> list[Sample]:
    stages = previews(RemiPage, "stages", *["stage"] * STAGES)
    page = {"page": RemiPage(title="Index", url_path=made_up.PLACE, stages=stages)}
    return [
        Sample("components/larches.html", "unseen, for the two below", {}),
        *(
            Sample("components/larch.html", f"stage {stage}", {"stage": stage})
            for stage in range(1, STAGES + 1)
        ),
        Sample("components/ascent.html", "six stages", page),
        Sample("components/stages.html", "six stages", page),
    ]


def openings() -> list[Sample]:
    facts = {"facts": "components/occasion_facts.html", "breadcrumbs": made_up.breadcrumbs()}
    return [
        Sample("components/opening.html", "words alone", {"page": made_up.standard()}),
        Sample("components/opening.html", "with the newest picture", {"page": made_up.pictured()}),
        *(
            Sample("components/illustration.html", drawing, {"drawing": drawing})
            for drawing in ("article", "event", "evidence", "page", "resource", "webinar")
        ),
        Sample("components/opening.html", "of an event", {"page": made_up.event(), **facts}),
        Sample("components/occasion_topics.html", "two", {"page": made_up.event(), **facts}),
        Sample("components/person_mark.html", "no portrait", {"person": made_up.person()}),
    ]
