"""The moderation desk: what readers suggested, the one that has waited longest first."""

from django.db.models import Case, QuerySet, When
from django.forms import RadioSelect
from django.urls import reverse
from django.utils import timezone
from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from content.admin.columns import DayColumn
from content.admin.desk_viewset import DeskIndexView, DeskViewSet
from content.admin.suggestions.actions import AcceptView, AskBackView, DeclineView, EraseView
from content.admin.suggestions.download import DownloadView
from content.admin.suggestions.suggestion_page import SuggestionPageView, remarks_on
from content.evidence.condition import Condition
from content.evidence.place import Place
from content.suggestions.duplicates import duplicates_among
from content.suggestions.suggestion import OPEN, State, Suggestion

# What waits for us first, then what waits for the sender, then what is settled.
OPEN_FIRST = Case(When(state=State.WAITING, then=0), When(state=State.ASKED, then=1), default=2)


class WaitingFilter(ChoiceFilter):
    """What still has to be decided, and what of it is late."""

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        if value == "overdue":
            return qs.overdue(timezone.localdate())
        return qs.filter(state__in=OPEN) if value == "open" else qs


class SuggestionFilterSet(WagtailFilterSet):
    waiting = WaitingFilter(
        label="To decide",
        empty_label="Any",
        choices=[("open", "Open"), ("overdue", "Waiting for more than 20 working days")],
        widget=RadioSelect,
    )
    state = ChoiceFilter(
        label="State", empty_label="Any", choices=State.choices, widget=RadioSelect
    )
    condition = ModelChoiceFilter(
        queryset=Condition.objects.all(), label="Condition", empty_label="Any"
    )
    place = ModelChoiceFilter(queryset=Place.objects.all(), label="Place", empty_label="Any")

    class Meta:
        model = Suggestion
        fields = []


class AgeColumn(Column):
    """How many working days it has waited for us."""

    cell_template_name = "wagtailadmin/suggestions/age_cell.html"


class RemarksColumn(Column):
    cell_template_name = "wagtailadmin/remi/remarks_cell.html"

    def get_value(self, instance):
        return [each for each in remarks_on(instance, instance.found) if each != "Overdue"]


def page_of(suggestion: Suggestion) -> str:
    return reverse("suggestions:inspect", args=[suggestion.pk])


class SuggestionIndexView(DeskIndexView):
    nothing_yet = "Nobody has suggested evidence yet."
    columns = [
        TitleColumn(
            "reference", label="Reference", get_url=page_of, sort_key="reference",
            classname="desk-whole", width="15%",
        ),
        DayColumn("created_at", label="Received", sort_key="created_at", classname="desk-whole", width="11%"),
        AgeColumn("working_days", label="Waiting", width="14%"),
        Column("state", label="State", accessor="get_state_display", sort_key="state", width="13%"),
        Column("condition", label="Condition", sort_key="condition__name", classname="desk-words"),
        Column("place", label="Place", sort_key="place__name", classname="desk-words"),
        RemarksColumn("remarks", label="Remarks", width="12%"),
    ]  # fmt: skip

    def get_base_queryset(self):
        return Suggestion.objects.select_related("condition", "place")

    def get_table(self, object_list):
        """Each with what `found` to be like it, from as many queries as for one."""
        shown = list(object_list)
        found = duplicates_among(each for each in shown if each.is_open and each.has_person)
        for each in shown:
            each.found = found.get(each.pk)
        return super().get_table(shown)


class SuggestionViewSet(DeskViewSet):
    model = Suggestion
    desk = "suggestions"
    name = "suggestions"
    icon = "mail"
    menu_label = "Suggestions"
    menu_order = 155  # below "Evidence"
    add_to_admin_menu = True
    url_prefix = "suggestions"
    offered = ("index", "index_results", "inspect")
    inspect_view_enabled = True
    index_view_class = SuggestionIndexView
    inspect_view_class = SuggestionPageView
    form_fields = []
    filterset_class = SuggestionFilterSet
    search_fields = ["reference", "statement", "title", "name", "email"]
    # Not Wagtail's search: it would copy what senders wrote into its index.
    search_backend_name = None
    ordering = (OPEN_FIRST, "waiting_since")
    own_views = (
        ("<int:pk>/accept/", "accept", AcceptView),
        ("<int:pk>/decline/", "decline", DeclineView),
        ("<int:pk>/ask/", "ask", AskBackView),
        ("<int:pk>/file/", "file", DownloadView),
        ("<int:pk>/erase/", "erase", EraseView),
    )
