"""Components of the home page."""

from content.blocks.evidence import FindingBlock
from content.styleguide.sample import Sample
from content.styleguide.samples import made_up

FIGURES = "Group A 2.9; group B 1.0, for each 1,000 births"


def samples() -> list[Sample]:
    upcoming, past = made_up.event(), made_up.event(days=-300)
    return [
        Sample("components/hero_trees.html", "the wood"),
        Sample("components/home_next.html", "something is announced", {"upcoming": upcoming}),
        Sample("components/home_next.html", "only recordings", {"recorded": past}),
        *(finding(state) for state in ("checked", "unverified", "disputed")),
    ]


def finding(state: str) -> Sample:
    value = FindingBlock().get_preview_value()
    value.update({"state": state, "value": FIGURES, "note": "Two sources differ."})
    return Sample("components/home_finding.html", state, {"value": value})
