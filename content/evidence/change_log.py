"""`/evidence/changes/`: what readers saw change in the findings."""

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.template.response import TemplateResponse

from content.evidence.change import FindingChange
from content.evidence.only_read import only_read

CHANGES_AT_ONCE = 30


def changes_shown() -> QuerySet[FindingChange]:
    """Of a finding that is no longer published only that it went: its words are gone."""
    shown = FindingChange.objects.filter(Q(finding__live=True) | Q(kind=FindingChange.Kind.REMOVED))
    return shown.select_related("finding__condition", "finding__superseded_by")


@only_read
def evidence_changes(request):
    results = Paginator(changes_shown(), CHANGES_AT_ONCE).get_page(request.GET.get("page"))
    return TemplateResponse(request, "evidence/changes.html", {"results": results})
