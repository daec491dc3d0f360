"""Who asked for the REMI: the list that the officer works from."""

from django.urls import reverse
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.widgets.button import HeaderButton

from content.admin.columns import DayColumn
from content.admin.desk_viewset import DeskIndexView, DeskViewSet
from content.admin.remi.choose_organisation import ChooseOrganisationView
from content.admin.remi.correct_request import CorrectRequestView
from content.admin.remi.erase_request import EraseRequestView
from content.admin.remi.record_status import RecordStatusView
from content.admin.remi.request_filters import RequestFilterSet
from content.admin.remi.request_page import RequestPageView, remarks_on
from content.admin.remi.send_links import SendLinksView
from content.admin.remi.stage_column import StageColumn
from content.admin.remi.stop_check_ins import StopCheckInsView
from content.remi.download_request import DownloadRequest
from content.remi.uptake_counts import with_stage


def page_of(request: DownloadRequest) -> str:
    return reverse("remi_requests:inspect", args=[request.pk])


class RemarksColumn(Column):
    """Only what is out of the ordinary, so that it stands out."""

    cell_template_name = "wagtailadmin/remi/remarks_cell.html"

    def get_value(self, instance):
        return remarks_on(instance)


class RequestIndexView(DeskIndexView):
    columns = [
        TitleColumn(
            "reference",
            label="Reference",
            get_url=page_of,
            sort_key="reference",
            classname="desk-whole",
            width="14%",
        ),
        DayColumn(
            "created_at", label="Asked", sort_key="created_at", classname="desk-whole", width="10%"
        ),
        Column("name", label="Name", sort_key="name", width="16%"),
        Column(
            "organisation",
            label="Organisation",
            sort_key="organisation__name",
            classname="desk-words",
        ),
        StageColumn(width="12%"),
        DayColumn(
            "downloaded_at",
            label="Downloaded",
            sort_key="downloaded_at",
            classname="desk-whole",
            width="11%",
        ),
        RemarksColumn("remarks", label="Remarks", width="12%"),
    ]
    nothing_yet = "Nobody has asked for the REMI yet."

    def get_base_queryset(self):
        found = DownloadRequest.objects.select_related("organisation")
        return with_stage(found, organisation="organisation")

    @property
    def header_buttons(self):
        """The same filters, without what was searched for: that may be a name."""
        chosen = self.request.GET.copy()
        for name in ("q", "p", "ordering", "_w_filter_fragment"):
            chosen.pop(name, None)
        address = reverse("remi_exports:export")
        return [
            HeaderButton(
                "Export", url=f"{address}?{chosen.urlencode()}".rstrip("?"), icon_name="download"
            )
        ]


class RequestViewSet(DeskViewSet):
    model = DownloadRequest
    name = "remi_requests"
    icon = "clipboard-list"
    menu_label = "Requests"
    offered = ("index", "index_results", "inspect")
    inspect_view_enabled = True
    index_view_class = RequestIndexView
    inspect_view_class = RequestPageView
    form_fields = []
    filterset_class = RequestFilterSet
    search_fields = ["reference", "name", "email", "organisation__name"]
    # Not Wagtail's search: it would copy names and addresses into its index.
    search_backend_name = None
    ordering = "-created_at"
    own_views = (
        ("<int:pk>/links/", "links", SendLinksView),
        ("<int:pk>/status/", "status", RecordStatusView),
        ("<int:pk>/organisation/", "organisation", ChooseOrganisationView),
        ("<int:pk>/correct/", "correct", CorrectRequestView),
        ("<int:pk>/stop/", "stop", StopCheckInsView),
        ("<int:pk>/erase/", "erase", EraseRequestView),
    )
