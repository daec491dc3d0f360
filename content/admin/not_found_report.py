from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from content.admin.columns import DayColumn
from content.admin.formulas import no_formula
from content.search_index.unfound import UnfoundTerm

PERMISSION = "content.view_unfoundterm"


def search_for(term: UnfoundTerm) -> str:
    return f"{reverse('search')}?{urlencode({'query': term.term})}"


class NotFoundView(ReportView):
    """What was searched for in vain on several days; once may be a slip, or somebody's own words."""

    model = UnfoundTerm
    page_title = "Searched and not found"
    header_icon = "search"
    permission_policy = ModelPermissionPolicy(UnfoundTerm)
    any_permission_required = ["view"]
    default_ordering = "-days"
    columns = [
        TitleColumn("term", label="Searched for", get_url=search_for, sort_key="term"),
        Column("days", label="Days", sort_key="days", width="15%"),
        DayColumn("last_day", label="Last time", sort_key="last_day", width="20%"),
    ]
    list_export = ["term", "days", "last_day"]
    export_headings = {"term": "Searched for", "days": "Days", "last_day": "Last time"}
    custom_value_preprocess = ReportView.custom_value_preprocess | {
        str: dict.fromkeys(ReportView.FORMATS, no_formula)
    }

    def get_queryset(self):
        self.queryset = UnfoundTerm.objects.exclude(term="")
        return super().get_queryset()

    def get_filename(self) -> str:
        return f"searched-and-not-found-{timezone.localdate().isoformat()}"
