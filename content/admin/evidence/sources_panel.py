"""On the dashboard: that a source doesn't answer, has moved, or says something else."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from content.admin.evidence.source_report import PERMISSIONS
from content.evidence.source import Source
from content.evidence.source_check.standing import Standing, counts_of_work

WORDS = {
    Standing.BROKEN: "answered on none of three days",
    Standing.MOVED: "moved to another address",
    Standing.CHANGED: "without the passage that we quote",
}


class SourcesPanel(Component):
    name = "sources"
    order = 235
    template_name = "wagtailadmin/home/sources.html"

    def __init__(self, counts: dict[Standing, int]):
        self.counts = counts

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"rows": [(kind, n, WORDS[kind]) for kind, n in self.counts.items()]}


def add_sources(request, panels: list[Component]) -> None:
    """Only when there is something to do, for who may do it."""
    if any(map(request.user.has_perm, PERMISSIONS)) and (
        counts := counts_of_work(Source.objects.all())
    ):
        panels.append(SourcesPanel(counts))
