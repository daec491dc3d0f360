"""On the dashboard: findings that wait for somebody to check or to publish them."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from content.evidence.finding import Finding, State

LONG_AGO = timedelta(days=2 * 365)


class DoubtPanel(Component):
    name = "findings_in_doubt"
    order = 235
    template_name = "wagtailadmin/home/findings.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        standing = Finding.objects.standing()
        long_ago = timezone.localdate() - LONG_AGO
        return {
            "unverified": standing.filter(state=State.UNVERIFIED).count(),
            "disputed": standing.filter(state=State.DISPUTED).count(),
            "old": standing.filter(state=State.CHECKED, checked_on__lt=long_ago).count(),
            "drafts": Finding.objects.filter(live=False).count(),
            "changed": Finding.objects.filter(live=True, has_unpublished_changes=True).count(),
        }


def add_doubt(request, panels: list[Component]) -> None:
    if request.user.has_perm("content.change_finding"):
        panels.append(DoubtPanel())
