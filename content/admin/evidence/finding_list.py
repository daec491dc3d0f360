"""The list of findings: what staff see and filter by."""

from datetime import timedelta

from django.forms import RadioSelect
from django.utils import timezone
from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from content.admin.evidence.finding_panels import FINDING
from content.admin.evidence.finding_views import (
    FindingCreateView,
    FindingEditView,
    FindingUnpublishView,
    FindingWorkflowActionView,
)
from content.evidence.condition import Condition
from content.evidence.ethnic_group import EthnicGroup
from content.evidence.finding import Finding, State
from content.evidence.place import Place
from content.evidence.source import Source
from content.evidence.units import Unit

SOUND = (State.CHECKED,)
DAYS_OF_YEAR = 365


class PublishedFilter(ChoiceFilter):
    def filter(self, qs, value):
        return qs.filter(live=value == "yes") if value else qs


class KindOfSourceFilter(ChoiceFilter):
    def filter(self, qs, value):
        if not value:
            return qs
        sources = Source.objects.filter(kind="" if value == "none" else value)
        return qs.filter(pk__in=Finding.objects.filter(source__in=sources).values("pk"))


class GroupFilter(ModelChoiceFilter):
    def filter(self, qs, value):
        if not value:
            return qs
        return qs.filter(pk__in=Finding.objects.filter(values__groups=value).values("pk"))


class LongUncheckedFilter(ChoiceFilter):
    """What was true a year ago is worth another look."""

    def filter(self, qs, value):
        if not value:
            return qs
        a_year_ago = timezone.localdate() - timedelta(days=DAYS_OF_YEAR)
        return qs.filter(state=State.CHECKED, checked_on__lt=a_year_ago)


class FindingFilterSet(WagtailFilterSet):
    state = ChoiceFilter(choices=State.choices, widget=RadioSelect, empty_label="Any")
    condition = ModelChoiceFilter(queryset=Condition.objects.all())
    place = ModelChoiceFilter(queryset=Place.objects.all())
    group = GroupFilter(label="Group", queryset=EthnicGroup.objects.all())
    kind = KindOfSourceFilter(
        label="Kind of source", choices=[*Source.Kind.choices, ("none", "Not known")]
    )
    unit = ChoiceFilter(choices=Unit.choices)
    last_checked = LongUncheckedFilter(
        label="Last checked", choices=[("long", "Longer ago than a year")], widget=RadioSelect,
        empty_label="Any time",
    )  # fmt: skip
    published = PublishedFilter(
        label="Published", choices=[("yes", "Yes"), ("no", "No: a draft")], widget=RadioSelect,
        empty_label="Any",
    )  # fmt: skip

    class Meta:
        model = Finding
        fields = [
            "state",
            "condition",
            "place",
            "group",
            "kind",
            "unit",
            "last_checked",
            "published",
        ]


class FindingViewSet(SnippetViewSet):
    model = Finding
    icon = "clipboard-list"
    list_display = [
        "statement",
        Column("condition", label="Condition", sort_key="condition__sort_order"),
        Column("place_words", label="Place", sort_key="place__sort_order"),
        Column("period", label="Period", sort_key="last_year"),
        StatusTagColumn(
            "get_state_display",
            label="State",
            sort_key="state",
            primary=lambda finding: finding.state in SOUND,
        ),
        UpdatedAtColumn(),
    ]
    list_per_page = 50
    filterset_class = FindingFilterSet
    edit_handler = FINDING
    add_view_class = FindingCreateView
    edit_view_class = FindingEditView
    unpublish_view_class = FindingUnpublishView
    workflow_action_view_class = FindingWorkflowActionView
    ordering = ["condition__sort_order", "slug"]
    copy_view_enabled = False
    inspect_view_enabled = True

    def get_queryset(self, request):
        return Finding.objects.select_related("condition", "place")
