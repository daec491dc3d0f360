"""The evidence at a glance: every condition, what is known of it, and the findings to begin with."""

from dataclasses import dataclass, field

from django.db.models import Case, Count, F, Max, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber

from content.evidence.condition import Condition
from content.evidence.finding import NEWEST, STANDING, Finding, State
from content.evidence.place import Place

SHOWN_OF_EACH = 2
MOST_MARKS = 20  # of one condition; with more findings a mark stands for several


@dataclass
class ConditionOverview:
    """One condition: how many findings by state, the newest year, and the first few findings."""

    condition: Condition
    states: dict[str, int] = field(default_factory=dict)
    newest_year: int | None = None
    findings: list[Finding] = field(default_factory=list)
    per_mark: int = 1

    @property
    def count(self) -> int:
        return sum(self.states.values())

    @property
    def in_doubt(self) -> list[tuple[str, int]]:
        """How many are not checked, by state: [("unverified", 2)]."""
        doubtful = [state for state in STANDING if state != State.CHECKED]
        return [(state.value, self.states[state]) for state in doubtful if self.states.get(state)]

    @property
    def marks(self) -> list[str]:
        """A state for each mark; of each state at least one where there is any."""
        return [state.value for state in STANDING
                for _ in range(-(-self.states.get(state, 0) // self.per_mark))]  # fmt: skip


def overview() -> dict[int, ConditionOverview]:
    """By the primary key of the condition, in the order of conditions; always three queries."""
    whole = {each.pk: overview_of(each) for each in counted_conditions()}
    for finding in first_of_each(len(whole)):
        whole[finding.condition_id].findings.append(finding)
    most = max((each.count for each in whole.values()), default=0)
    for each in whole.values():
        each.per_mark = max(1, -(-most // MOST_MARKS))
    return whole


def overview_of(condition: Condition) -> ConditionOverview:
    states = {state: getattr(condition, state) for state in STANDING}
    return ConditionOverview(condition, states, condition.newest_year)


def counted_conditions() -> QuerySet[Condition]:
    """Each with its `newest_year`, and by the name of each state that stands how many findings have it."""
    live = Q(findings__live=True)
    counts = {state.value: Count("findings", live & Q(findings__state=state)) for state in STANDING}
    standing = live & Q(findings__state__in=STANDING)
    newest = Max("findings__last_year", filter=standing)
    # Django leaves the model's own order out where rows are grouped.
    return Condition.objects.annotate(**counts, newest_year=newest).order_by("sort_order", "name")


def first_of_each(conditions: int):
    """Checked before doubtful, London's before wider ones, new before old."""
    soundness = Case(When(state=State.CHECKED, then=Value(0)), default=Value(1))
    nearness = Case(
        When(place__kind=Place.Kind.WIDER, then=Value(1)),
        When(place=None, then=Value(1)),
        default=Value(0),
    )
    order = [soundness, nearness, NEWEST, F("slug")]
    rank = Window(RowNumber(), partition_by=F("condition"), order_by=order)
    ranked = Finding.objects.standing().order_by().annotate(rank=rank)
    # Ranked by what the order needs alone: thousands of whole rows would have to be sorted.
    # The limit takes nothing away: it tells the planner how few they are.
    first = ranked.filter(rank__lte=SHOWN_OF_EACH).values("pk")[: conditions * SHOWN_OF_EACH]
    return Finding.objects.filter(pk__in=first).for_items().order_by("condition", *order)
