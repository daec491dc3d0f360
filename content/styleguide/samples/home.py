"""Components of the home page."""

from content.styleguide.sample import Sample
from content.styleguide.samples import made_up
from content.styleguide.samples.findings import a_finding


def samples() -> list[Sample]:
    upcoming, past = made_up.event(), made_up.event(days=-300)
    return [
        Sample("components/hero_trees.html", "the wood"),
        Sample("components/home_next.html", "something is announced", {"upcoming": upcoming}),
        Sample("components/home_next.html", "only recordings", {"recorded": past}),
        *(
            Sample("components/home_finding.html", state, {"finding": a_finding(state=state)})
            for state in ("checked", "unverified", "disputed")
        ),
    ]
