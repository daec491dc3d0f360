"""People, organisations and topics: records that many pages use, together in one menu."""

from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from content.snippets.organisations import Organisation
from content.snippets.people import Person
from content.snippets.topics import Topic


class PersonViewSet(SnippetViewSet):
    model = Person
    icon = "user"
    list_display = ["name", "sort_name", "role", Column("organisation"), UpdatedAtColumn()]
    list_filter = ["organisation"]
    ordering = ["sort_name"]
    copy_view_enabled = False

    def get_queryset(self, request):
        return Person.objects.select_related("organisation")


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    list_display = ["name", "short_name", "kind", UpdatedAtColumn()]
    list_filter = ["kind"]
    ordering = ["name"]
    copy_view_enabled = False


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name", "slug", UpdatedAtColumn()]
    ordering = ["name"]
    copy_view_enabled = False


class PeopleAndTopics(SnippetViewSetGroup):
    items = (PersonViewSet, OrganisationViewSet, TopicViewSet)
    menu_label = "People and topics"
    menu_icon = "group"
    menu_order = 200
