"""Who comes: everybody who registered, by event or webinar."""

from django.db.models import Case, QuerySet, When
from django.forms import RadioSelect
from django.urls import reverse
from django.utils import timezone
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from content.admin.columns import DayColumn
from content.admin.desk_viewset import DeskIndexView, DeskViewSet
from content.admin.registrations.actions import CancelView, EraseView
from content.admin.registrations.export import ExportView
from content.admin.registrations.overview import counted, named_by
from content.admin.registrations.registration_page import RegistrationPageView, remarks_on
from content.registrations.registration import Registration, State

PLACES_FIRST = Case(When(state=State.PLACE, then=0), When(state=State.WAITING, then=1), default=2)
STATES = [choice for choice in State.choices if choice[0] != State.REPEATED]


def occasions() -> list[tuple[str, str]]:
    return [(each.meeting.key, each.name) for each in counted(timezone.now())]


class OccasionFilter(ChoiceFilter):
    """By the key of the meeting."""

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        named = named_by(value) if value else None
        return qs.filter(page=named[0], session=named[1]) if named else qs


class RegistrationFilterSet(WagtailFilterSet):
    occasion = OccasionFilter(
        label="Event or webinar", empty_label="Any", choices=occasions, widget=RadioSelect
    )
    state = ChoiceFilter(label="State", empty_label="Any", choices=STATES, widget=RadioSelect)

    class Meta:
        model = Registration
        fields = []


class RemarksColumn(Column):
    cell_template_name = "wagtailadmin/remi/remarks_cell.html"

    def get_value(self, instance):
        return remarks_on(instance)


def page_of(registration: Registration) -> str:
    return reverse("registrations:inspect", args=[registration.pk])


class RegistrationIndexView(DeskIndexView):
    template_name = "wagtailadmin/registrations/list.html"
    nothing_yet = "Nobody has registered yet."
    columns = [
        TitleColumn(
            "reference", label="Reference", get_url=page_of, sort_key="reference",
            classname="desk-whole", width="15%",
        ),
        Column("name", label="Name", sort_key="name", width="17%"),
        Column("organisation", label="Organisation", sort_key="organisation", classname="desk-words"),
        Column("page", label="Event or webinar", sort_key="page__title", classname="desk-words"),
        Column("state", label="State", accessor="get_state_display", sort_key="state", width="13%"),
        DayColumn("created_at", label="Registered", sort_key="created_at", classname="desk-whole", width="11%"),
        RemarksColumn("remarks", label="Remarks", width="12%"),
    ]  # fmt: skip

    def get_base_queryset(self):
        return Registration.objects.exclude(state=State.REPEATED).select_related("page")

    def get_context_data(self, *args, **kwargs):
        return super().get_context_data(*args, counted=counted(timezone.now()), **kwargs)


class RegistrationViewSet(DeskViewSet):
    model = Registration
    desk = "registrations"
    name = "registrations"
    icon = "group"
    menu_label = "Registrations"
    menu_order = 156  # below "Suggestions"
    add_to_admin_menu = True
    url_prefix = "registrations"
    offered = ("index", "index_results", "inspect")
    inspect_view_enabled = True
    index_view_class = RegistrationIndexView
    inspect_view_class = RegistrationPageView
    form_fields = []
    filterset_class = RegistrationFilterSet
    search_fields = ["reference", "name", "email", "organisation"]
    # Not Wagtail's search: it would copy names and addresses into its index.
    search_backend_name = None
    ordering = (PLACES_FIRST, "created_at")
    own_views = (
        ("export/", "export", ExportView),
        ("<int:pk>/cancel/", "cancel", CancelView),
        ("<int:pk>/erase/", "erase", EraseView),
    )
