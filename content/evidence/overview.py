"""The evidence at a glance: every condition, what is known of it, and the findings to begin with."""

from dataclasses import dataclass, field

from django.db.models import Case, Count, F, IntegerField, Max, Value, When, Window
from django.db.models.functions import RowNumber

from content.evidence.condition import Condition
from content.evidence.finding import Finding, State
from content.evidence.place import Place

SHOWN_OF_EACH = 3


@dataclass
class ConditionOverview:
    """One condition: how many findings by state, the newest year, and the first few findings."""

    condition: Condition
    states: dict[str, int] = field(default_factory=dict)
    newest_year: int | None = None
    in_london: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(self.states.values())

    @property
    def in_doubt(self) -> list[tuple[str, int]]:
        """How many are not checked, by state: [("unverified", 2)]."""
        states = (State.UNVERIFIED, State.DISPUTED)
        return [(state.value, self.states[state]) for state in states if self.states.get(state)]

    @property
    def marks(self) -> list[str]:
        """The state of each finding, for a mark each."""
        order = (State.CHECKED, State.UNVERIFIED, State.DISPUTED)
        return [state.value for state in order for _ in range(self.states.get(state, 0))]


def overview() -> dict[int, ConditionOverview]:
    """By the primary key of the condition, in the order of conditions. Always the same few queries."""
    whole = {each.pk: ConditionOverview(each) for each in Condition.objects.all()}
    tallies = Finding.objects.standing().order_by().values("condition", "state")
    for row in tallies.annotate(many=Count("pk"), newest=Max("last_year")):
        told = whole[row["condition"]]
        told.states[row["state"]] = row["many"]
        told.newest_year = max(filter(None, (told.newest_year, row["newest"])), default=None)
    in_london = Finding.objects.standing().exclude(place=None).exclude(place__kind=Place.Kind.WIDER)
    for condition, many in in_london.order_by().values_list("condition").annotate(Count("pk")):
        whole[condition].in_london = many
    for finding in first_of_each():
        whole[finding.condition_id].findings.append(finding)
    return whole


def first_of_each():
    """Checked before doubtful, London's before wider ones, new before old."""
    soundness = Case(When(state=State.CHECKED, then=Value(0)), default=Value(1),
                     output_field=IntegerField())  # fmt: skip
    nearness = Case(
        When(place__kind=Place.Kind.WIDER, then=Value(1)),
        When(place=None, then=Value(1)),
        default=Value(0),
        output_field=IntegerField(),
    )
    order = [soundness, nearness, F("last_year").desc(nulls_last=True), F("slug").asc()]
    rank = Window(RowNumber(), partition_by=F("condition"), order_by=order)
    ranked = Finding.objects.standing().annotate(rank=rank).filter(rank__lte=SHOWN_OF_EACH)
    return ranked.order_by("condition", "rank").for_listing()
