"""What the evidence holds on each condition: how much, how sure, how new, and the first to read."""

from dataclasses import dataclass, field

from django.db.models import Case, Count, F, Max, Value, When, Window
from django.db.models.functions import RowNumber

from content.evidence.condition import Condition
from content.evidence.finding import NEWEST, STANDING, Finding, State
from content.evidence.place import Place

SHOWN = 3  # findings of each condition
MOST_MARKS = 20  # of one condition, before a mark stands for several findings


@dataclass
class Evidence:
    """On one condition; `findings` are the first of `count`."""

    condition: Condition
    states: dict[State, int] = field(default_factory=dict)
    newest: int | None = None
    findings: list[Finding] = field(default_factory=list)
    per_mark: int = 1

    @property
    def count(self) -> int:
        return sum(self.states.values())

    @property
    def in_doubt(self) -> list[tuple[str, int]]:
        """How many are not checked, by state: [("unverified", 2)]."""
        doubtful = [state for state in STANDING if state != State.CHECKED]
        return [
            (state.label.lower(), self.states[state]) for state in doubtful if state in self.states
        ]

    @property
    def marks(self) -> list[State]:
        """One for each finding, or for each `per_mark` of them."""
        return [state for state in STANDING if state in self.states
                for _ in range(-(-self.states[state] // self.per_mark))]  # fmt: skip


def evidence_by_condition() -> dict[int, Evidence]:
    """Of every condition that there is, in their order, by primary key; in five queries."""
    by_condition = {each.pk: Evidence(each) for each in Condition.objects.all()}
    for condition, state, count, newest in counted_by_state():
        evidence = by_condition[condition]
        evidence.states[State(state)] = count
        evidence.newest = max(filter(None, [evidence.newest, newest]), default=None)
    for finding in first_of_each():
        by_condition[finding.condition_id].findings.append(finding)
    most = max((each.count for each in by_condition.values()), default=0)
    for evidence in by_condition.values():
        evidence.per_mark = max(1, -(-most // MOST_MARKS))
    return by_condition


def counted_by_state():
    standing = Finding.objects.standing().order_by()
    counted = standing.values("condition", "state").annotate(Count("pk"), newest=Max("last_year"))
    return counted.values_list("condition", "state", "pk__count", "newest")


def first_of_each():
    """Checked ones first, of these the ones about London, of these the newest."""
    checked_first = Case(When(state=State.CHECKED, then=Value(0)), default=Value(1))
    about_london = Case(
        When(place__kind=Place.Kind.WIDER, then=Value(1)),
        When(place=None, then=Value(1)),
        default=Value(0),
    )
    place = Window(
        RowNumber(),
        partition_by=F("condition"),
        order_by=[checked_first, about_london, NEWEST, F("slug")],
    )
    ranked = Finding.objects.standing().order_by().annotate(in_section=place)
    first = ranked.filter(in_section__lte=SHOWN).values("pk")
    findings = Finding.objects.filter(pk__in=first).for_items()
    return findings.order_by("condition", checked_first, about_london, NEWEST, "slug")
