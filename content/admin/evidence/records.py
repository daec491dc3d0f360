"""Findings, sources, conditions and groups, together in one menu."""

from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from content.evidence.condition import Condition
from content.evidence.ethnic_group import EthnicGroup
from content.evidence.finding import Finding
from content.evidence.place import Place
from content.evidence.source import Source


class FindingViewSet(SnippetViewSet):
    model = Finding
    icon = "clipboard-list"
    copy_view_enabled = False


class SourceViewSet(SnippetViewSet):
    model = Source
    icon = "doc-full"
    copy_view_enabled = False


class ConditionViewSet(SnippetViewSet):
    model = Condition
    icon = "tag"
    copy_view_enabled = False


class EthnicGroupViewSet(SnippetViewSet):
    model = EthnicGroup
    icon = "group"
    copy_view_enabled = False


class PlaceViewSet(SnippetViewSet):
    model = Place
    icon = "site"
    copy_view_enabled = False


class EvidenceRecords(SnippetViewSetGroup):
    items = (FindingViewSet, SourceViewSet, ConditionViewSet, EthnicGroupViewSet, PlaceViewSet)
    menu_label = "Evidence"
    menu_icon = "clipboard-list"
    menu_order = 150
