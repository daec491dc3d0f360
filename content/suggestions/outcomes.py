"""`/evidence/suggestions/`: what became of suggestions, in our words alone and without the senders'."""

from statistics import median

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from content.public_forms.answers import page, said_when_away
from content.suggestions.suggestion import ANSWER_WITHIN, DECIDED, OPEN, State, Suggestion

ON_A_PAGE = 50
# Only these columns are read, so nothing of the sender can get into the page.
SHOWN = (
    "state", "reason", "created_at", "decided_at", "condition__name", "place__name",
    "finding__slug", "finding__live",
)  # fmt: skip


@said_when_away
@require_safe
def suggestion_outcomes(request: HttpRequest) -> HttpResponse:
    decided = Suggestion.objects.decided().order_by("-decided_at", "-pk")
    listed = decided.select_related("condition", "place", "finding").only(*SHOWN)
    results = Paginator(listed, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {"results": results, "within": ANSWER_WITHIN} | counts()
    return page(request, "suggestions/outcomes.html", shown)


def counts() -> dict[str, int | None]:
    by_state = dict(Suggestion.objects.order_by().values_list("state").annotate(Count("pk")))
    taken = [
        each.days_taken for each in Suggestion.objects.decided().only("created_at", "decided_at")
    ]
    return {
        "all": sum(by_state.values()),
        "open": sum(by_state.get(state, 0) for state in OPEN),
        "accepted": by_state.get(State.ACCEPTED, 0),
        "declined": by_state.get(State.DECLINED, 0),
        "decided": sum(by_state.get(state, 0) for state in DECIDED),
        "ended": by_state.get(State.WITHDRAWN, 0) + by_state.get(State.LAPSED, 0),
        "days": round(median(taken)) if taken else None,
    }
