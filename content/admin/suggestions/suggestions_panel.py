"""On the dashboard of those who look after suggestions: what waits, and what waits too long."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from content.suggestions.suggestion import ANSWER_WITHIN, State, Suggestion


class SuggestionsPanel(Component):
    name = "suggestions"
    order = 120
    template_name = "wagtailadmin/home/suggestions.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        waiting = Suggestion.objects.waiting().order_by("waiting_since")
        oldest = waiting.first()
        return {
            "waiting": waiting.count(),
            "asked": Suggestion.objects.filter(state=State.ASKED).count(),
            "overdue": Suggestion.objects.overdue(timezone.localdate()).count(),
            "oldest": oldest.working_days if oldest else None,
            "within": ANSWER_WITHIN,
        }


def add_suggestions(request, panels: list[Component]) -> None:
    if request.user.has_perm("content.view_suggestion"):
        panels.append(SuggestionsPanel())
