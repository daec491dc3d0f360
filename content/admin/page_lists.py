"""All articles, events and webinars, each in one list, wherever in the tree they lie."""

from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from content.admin.columns import DayColumn, ReviewDueColumn
from content.admin.filters import ReviewedPageFilterSet
from content.pages.articles import ArticlePage
from content.pages.events import EventPage
from content.pages.webinars import WebinarPage

FIRST = [
    BulkActionsColumn("bulk_actions"),
    PageTitleColumn("title", label="Title", sort_key="title", classname="title"),
]
LAST = [
    DayColumn("last_reviewed", label="Last reviewed", sort_key="last_reviewed", width="12%"),
    ReviewDueColumn(),
    PageStatusColumn("status", label="Status", sort_key="live", width="10%"),
]


class ReviewedPagesView(IndexView):
    base_filterset_class = ReviewedPageFilterSet


class ListingInMenu(PageListingViewSet):
    index_view_class = ReviewedPagesView
    add_to_admin_menu = True


class ArticleListing(ListingInMenu):
    name = "articles"
    model = ArticlePage
    icon = "doc-full"
    menu_label = "Articles"
    menu_order = 110
    columns = [
        *FIRST,
        Column("kind", label="Kind", accessor="get_kind_display", sort_key="kind", width="10%"),
        DayColumn("date", label="Date", sort_key="date", width="10%"),
        *LAST,
    ]
    list_filter = ["kind"]


class OccasionListing(ListingInMenu):
    columns = [
        *FIRST,
        DayColumn("start", label="Starts", sort_key="start", width="10%"),
        Column("format", label="Format", accessor="get_format_display", width="12%"),
        *LAST,
    ]
    list_filter = ["format"]


class EventListing(OccasionListing):
    name = "events"
    model = EventPage
    icon = "calendar-alt"
    menu_label = "Events"
    menu_order = 120


class WebinarListing(OccasionListing):
    name = "webinars"
    model = WebinarPage
    icon = "media"
    menu_label = "Webinars"
    menu_order = 130


def page_lists() -> list[PageListingViewSet]:
    return [ArticleListing(), EventListing(), WebinarListing()]
