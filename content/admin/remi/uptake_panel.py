"""On the officer's dashboard: how the REMI is taken up, and what waits for somebody."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from content.outbox.message import OutboxMessage
from content.remi.data_complaint import DataComplaint
from content.remi.quarter import Quarter
from content.remi.uptake_counts import funnel, unanswered_check_ins

STEPS = {
    "asked": "Asked",
    "downloaded": "Downloaded",
    "known": "Status known",
    "in_progress": "In progress",
}


class UptakePanel(Component):
    name = "uptake"
    order = 110
    template_name = "wagtailadmin/home/uptake.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        this = Quarter.of(timezone.localdate())
        now, before = funnel(this, this.before)
        left = [complaint.days_left for complaint in DataComplaint.objects.open()]
        return {
            "this": this,
            "before": this.before,
            "steps": [(label, now[step], before[step]) for step, label in STEPS.items()],
            "unanswered": unanswered_check_ins().count(),
            "given_up": OutboxMessage.objects.given_up().count(),
            "complaints": len(left),
            "overdue": sum(days < 0 for days in left),
            "days_left": min(left, default=None),
        }


def add_uptake(request, panels: list[Component]) -> None:
    if request.user.has_perm("content.view_downloadrequest"):
        panels.append(UptakePanel())
