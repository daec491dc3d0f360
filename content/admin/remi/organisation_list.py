"""Organisations of the gate: from the register, and as people named them."""

from django.db.models import Count, Exists, OuterRef, Q
from django.forms import RadioSelect
from django.urls import reverse
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn

from content.admin.desk_viewset import (
    DeskIndexView,
    DeskViewSet,
    NumberedCreateView,
    NumberedEditView,
)
from content.admin.remi.organisation_merge import ChooseMergeView, MergeView, UndoMergeView
from content.admin.remi.organisation_page import OrganisationPageView
from content.admin.remi.request_filters import StageFilter
from content.admin.remi.stage_column import StageColumn
from content.admin.yes_no_filter import YesNoFilter
from content.remi.download_request import DownloadRequest
from content.remi.organisations import RemiOrganisation
from content.remi.uptake_counts import with_stage
from content.snippets.places import PLACE_CHOICES

FIELDS = ["name", "other_names", "kind", "place", "on_register", "confirmed"]


class OrganisationFilterSet(WagtailFilterSet):
    asked = YesNoFilter(
        label="Asked for the REMI",
        condition=Q(Exists(DownloadRequest.objects.filter(organisation=OuterRef("pk")))),
    )
    kind = ChoiceFilter(
        label="Type",
        empty_label="Any",
        choices=RemiOrganisation.Kind.choices,
        widget=RadioSelect,
    )
    place = ChoiceFilter(label="Borough or area", empty_label="Any", choices=PLACE_CHOICES)
    status = StageFilter(organisation="pk")
    on_register = YesNoFilter(label="On the register", condition=Q(on_register=True))
    confirmed = YesNoFilter(label="Confirmed", condition=Q(confirmed=True))

    class Meta:
        model = RemiOrganisation
        fields = []


def page_of(organisation: RemiOrganisation) -> str:
    return reverse("remi_organisations:inspect", args=[organisation.pk])


class OrganisationIndexView(DeskIndexView):
    columns = [
        TitleColumn("name", label="Name", get_url=page_of, sort_key="name", classname="title"),
        Column("kind", label="Type", accessor="get_kind_display", sort_key="kind", width="18%"),
        Column(
            "place",
            label="Borough or area",
            accessor="get_place_display",
            sort_key="place",
            width="16%",
        ),
        StageColumn(width="12%"),
        Column("request_count", label="Requests", sort_key="request_count", width="9%"),
        BooleanColumn("on_register", label="Register", sort_key="on_register", width="8%"),
        BooleanColumn("confirmed", label="Confirmed", sort_key="confirmed", width="9%"),
    ]

    def get_base_queryset(self):
        standing = RemiOrganisation.objects.standing().annotate(request_count=Count("requests"))
        return with_stage(standing, organisation="pk")


class OrganisationForm(WagtailAdminModelForm):
    def _get_validation_exclusions(self) -> set[str]:
        """One name is on the register once among those that weren't merged: a form that leaves
        `merged_into` out would leave that rule out too."""
        return super()._get_validation_exclusions() - {"merged_into"}


class OrganisationEditView(NumberedEditView):
    def get_queryset(self):
        return RemiOrganisation.objects.standing()

    def get_success_url(self) -> str:
        return page_of(self.object)


class OrganisationViewSet(DeskViewSet):
    model = RemiOrganisation
    name = "remi_organisations"
    icon = "group"
    menu_label = "Organisations"
    offered = ("index", "index_results", "add", "edit", "inspect")
    inspect_view_enabled = True
    index_view_class = OrganisationIndexView
    add_view_class = NumberedCreateView
    edit_view_class = OrganisationEditView
    inspect_view_class = OrganisationPageView
    filterset_class = OrganisationFilterSet
    search_fields = ["name", "other_names"]
    search_backend_name = None
    ordering = "name"
    edit_handler = ObjectList(
        [FieldPanel(name) for name in FIELDS], base_form_class=OrganisationForm
    )
    own_views = (
        ("<int:pk>/merge/", "choose_merge", ChooseMergeView),
        ("<int:pk>/merge-into/<int:into>/", "merge", MergeView),
        ("undo-merge/<int:merge>/", "undo_merge", UndoMergeView),
    )
