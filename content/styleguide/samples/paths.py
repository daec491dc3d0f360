"""Components of the index and of the evidence, and how a page opens."""

from content.models import Condition, EvidencePage, RemiPage
from content.pages.remi import STAGES
from content.styleguide.sample import Sample
from content.styleguide.samples import made_up
from content.styleguide.samples.occasions import previews

FIGURES = ["Group A 7.1, Group B 5.1", "Nearly 3 to 1", "First 1.1 to 1.5. Then 12% of 90 people", "No figure given"]  # fmt: skip


def samples() -> list[Sample]:
    return [*index(), *evidence(), *openings()]


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


def evidence() -> list[Sample]:
    page = EvidencePage(title="Evidence", url_path=made_up.PLACE, sections=conditions())
    return [
        Sample("components/evidence_overview.html", "two conditions", {"page": page}),
        *(Sample("components/figures.html", words, {"figures": words}) for words in FIGURES),
    ]


def conditions() -> list[tuple[str, dict]]:
    return [
        ("condition", {"condition": Condition(name=name), "anchor": anchor})
        for name, anchor in (("Name of a condition", "one"), ("Another condition", "two"))
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
