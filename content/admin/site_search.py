"""What staff add to the search of the site, and what readers looked for in vain."""

from django.urls import path
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from content.admin.not_found_report import PERMISSION, NotFoundView
from content.search_index.promoted import PromotedResult
from content.search_index.synonym import SearchSynonym


class SynonymViewSet(ModelViewSet):
    model = SearchSynonym
    name = "search_synonyms"
    icon = "order"
    menu_label = "Synonyms"
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = ["typed", "also_finds", BooleanColumn("both_ways", label="Both ways")]
    list_filter = ["both_ways"]
    ordering = ["typed"]


class PromotedResultViewSet(ModelViewSet):
    model = PromotedResult
    name = "promoted_results"
    icon = "pick"
    menu_label = "Promoted results"
    copy_view_enabled = False
    list_display = ["searches", Column("page", label="Page"), "reason"]
    ordering = ["searches"]


class NotFoundMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return request.user.has_perm(PERMISSION)


class NotFoundViewSet(ViewSet):
    name = "searched_and_not_found"
    icon = "search"
    menu_label = "Searched and not found"
    menu_item_class = NotFoundMenuItem

    def get_urlpatterns(self):
        names = {
            "index_url_name": self.get_url_name("index"),
            "index_results_url_name": self.get_url_name("index_results"),
        }
        return [
            path("", self.construct_view(NotFoundView, **names), name="index"),
            path(
                "results/",
                self.construct_view(NotFoundView, **names, results_only=True),
                name="index_results",
            ),
        ]


class SiteSearch(ViewSetGroup):
    items = (SynonymViewSet, PromotedResultViewSet, NotFoundViewSet)
    menu_label = "Site search"
    menu_icon = "search"
    menu_order = 210
