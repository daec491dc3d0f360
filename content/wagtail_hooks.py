"""What the editor has beyond Wagtail's own; each thing is made where it is named."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from content.admin.icons import own_icons
from content.admin.page_lists import PageLists
from content.admin.people_and_topics import PeopleAndTopics
from content.pages.people import work_of

register_snippet(PeopleAndTopics)
hooks.register("register_admin_viewset", PageLists)
hooks.register("register_icons", own_icons)
hooks.register("describe_person", work_of)
