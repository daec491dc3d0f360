"""Findings, sources, conditions, groups and places, together in one menu."""

from django.db.models import Count
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from content.admin.evidence.finding_list import FindingViewSet
from content.admin.evidence.source_form import SourceForm
from content.admin.evidence.source_use import UsesPanel
from content.evidence.condition import Condition
from content.evidence.ethnic_group import EthnicGroup
from content.evidence.place import Place
from content.evidence.source import Source


class SourceViewSet(SnippetViewSet):
    model = Source
    edit_handler = ObjectList(
        [
            *Source.panels,
            FieldPanel("reason_for_change"),
            UsesPanel(heading="Findings that rest on it"),
        ],
        base_form_class=SourceForm,
    )
    icon = "doc-full"
    list_display = [
        "title",
        "publisher",
        "year",
        Column("get_kind_display", label="Kind", sort_key="kind"),
        Column("uses", label="Findings", sort_key="uses"),
        UpdatedAtColumn(),
    ]
    list_filter = ["kind"]
    list_per_page = 50
    copy_view_enabled = False
    ordering = ["title"]

    def get_queryset(self, request):
        return Source.objects.annotate(uses=Count("findings"))


class ConditionViewSet(SnippetViewSet):
    model = Condition
    icon = "tag"
    list_display = ["name", Column("get_kind_display", label="Kind"), "sort_order"]
    ordering = ["sort_order"]
    copy_view_enabled = False


class EthnicGroupViewSet(SnippetViewSet):
    model = EthnicGroup
    icon = "group"
    list_display = ["name", "census_name", Column("within", label="Part of"), "sort_order"]
    ordering = ["sort_order"]
    copy_view_enabled = False

    def get_queryset(self, request):
        return EthnicGroup.objects.select_related("within")


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Shipped with the site: looked at, and chosen, by whoever may see it; changed by nobody."""

    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


class PlaceViewSet(SnippetViewSet):
    model = Place
    icon = "site"
    list_display = ["name", "code", Column("get_kind_display", label="Kind")]
    list_filter = ["kind"]
    ordering = ["sort_order"]
    copy_view_enabled = False
    inspect_view_enabled = True


register_permission_policy(Place, ReadOnlyPolicy(Place))


class EvidenceRecords(SnippetViewSetGroup):
    items = (FindingViewSet, SourceViewSet, ConditionViewSet, EthnicGroupViewSet, PlaceViewSet)
    menu_label = "Evidence"
    menu_icon = "clipboard-list"
    menu_order = 150
