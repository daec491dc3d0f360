"""Complaints about how data is handled: each has to be answered within 30 days."""

from django.db.models import F
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, TitleColumn

from content.admin.columns import DayColumn
from content.admin.desk_viewset import DeskIndexView, DeskViewSet
from content.remi.data_complaint import DAYS, DataComplaint


class DaysLeftColumn(Column):
    cell_template_name = "wagtailadmin/remi/days_left_cell.html"


class ComplaintIndexView(DeskIndexView):
    any_permission_required = ["view"]
    nothing_yet = "Nobody has complained."
    columns = [
        TitleColumn(
            "reference",
            label="Reference",
            url_name="remi_complaints:edit",
            classname="desk-whole",
            width="20%",
        ),
        DayColumn("created_at", label="Received", sort_key="created_at", width="18%"),
        DaysLeftColumn("days_left", label=f"Left of {DAYS} days", width="20%"),
        DayColumn("answered_at", label="Answered", sort_key="answered_at", width="18%"),
        Column("outcome", label="Outcome", accessor="get_outcome_display"),
    ]


class ComplaintViewSet(DeskViewSet):
    model = DataComplaint
    name = "remi_complaints"
    icon = "warning"
    menu_label = "Complaints"
    offered = ("index", "index_results", "edit")
    index_view_class = ComplaintIndexView
    list_filter = ["outcome"]
    # Open ones first, and of these the one whose time is over soonest.
    ordering = (F("answered_at").desc(nulls_first=True), "created_at")
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("reference", read_only=True),
                FieldPanel("created_at", read_only=True, heading="Received"),
                FieldPanel("name", read_only=True),
                FieldPanel("email", read_only=True, heading="Email address"),
                FieldPanel("complaint", read_only=True),
            ],
            heading="What was written to us",
        ),
        MultiFieldPanel(
            [FieldPanel("answered_at"), FieldPanel("outcome"), FieldPanel("notes")],
            heading="What came of it",
        ),
    ]
