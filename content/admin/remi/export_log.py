"""Who took what along, and why."""

from functools import cached_property

from django.urls import reverse
from wagtail.admin.ui.tables import Column
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.widgets.button import HeaderButton

from content.admin.columns import DayColumn
from content.admin.desk_viewset import DeskIndexView, DeskViewSet
from content.admin.remi.export_page import ExportView
from content.remi.exports import ExportLog


def filters_of(export: ExportLog) -> str:
    return "; ".join(f"{name}: {value}" for name, value in export.filters.items())


class ExportLogView(DeskIndexView):
    page_title = "Log of exports"
    nothing_yet = "Nothing was exported yet."
    columns = [
        DayColumn("at", label="When", sort_key="at", width="10%"),
        Column(
            "by",
            label="Who",
            accessor=lambda export: get_user_display_name(export.by) if export.by else "",
            width="14%",
        ),
        Column(
            "columns",
            label="Columns",
            accessor=lambda export: ", ".join(export.columns),
            classname="desk-words",
        ),
        Column("filters", label="Filters", accessor=filters_of, width="18%"),
        Column("rows", label="Rows", sort_key="rows", width="8%"),
        Column("reason", label="Reason for personal columns", classname="desk-words", width="20%"),
    ]

    def get_base_queryset(self):
        return ExportLog.objects.select_related("by")

    @property
    def header_buttons(self):
        return [HeaderButton("Export", url=reverse("remi_exports:export"), icon_name="download")]


class ExportViewSet(DeskViewSet):
    model = ExportLog
    name = "remi_exports"
    icon = "download"
    menu_label = "Exports"
    index_view_class = ExportLogView
    form_fields = []
    ordering = "-at"
    own_views = (("export/", "export", ExportView),)

    @cached_property
    def menu_url(self) -> str:
        return reverse("remi_exports:export")
