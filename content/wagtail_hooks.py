"""What the editor has beyond Wagtail's own; each thing is made where it is named."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from content.admin.content_checks import check_stories_only
from content.admin.dashboard import add_panels
from content.admin.evidence.deleting import refuse_deleting
from content.admin.evidence.doubt_panel import add_doubt
from content.admin.evidence.records import EvidenceRecords
from content.admin.evidence.source_report import source_report_item, source_report_urls
from content.admin.evidence.source_use import source_urls
from content.admin.evidence.sources_panel import add_sources
from content.admin.help_menu import style_guide_item, without_badges
from content.admin.icons import own_icons
from content.admin.moves import refuse_unreachable_move
from content.admin.page_lists import page_lists
from content.admin.people_and_topics import PeopleAndTopics
from content.admin.questions import QuestionViewSet
from content.admin.registrations.deleting import (
    refuse_deleting_many,
    refuse_deleting_under_people,
)
from content.admin.registrations.desk import RegistrationViewSet
from content.admin.registrations.log_actions import register_registration_actions
from content.admin.registrations.registrations_panel import add_registrations
from content.admin.remi.desk import RemiDesk, without_wording
from content.admin.remi.log_actions import register_actions
from content.admin.remi.uptake_panel import add_uptake
from content.admin.site_search import SiteSearch
from content.admin.styles import admin_styles
from content.admin.suggestions.desk import SuggestionViewSet
from content.admin.suggestions.log_actions import register_suggestion_actions
from content.admin.suggestions.suggestions_panel import add_suggestions
from content.admin.what_is_kept import what_is_kept_item, what_is_kept_urls
from content.blocks.page_links import know_page_links
from content.media.keeping_back import sizes_made_anew
from content.pages.people import work_of

register_snippet(PeopleAndTopics)
register_snippet(EvidenceRecords)
register_snippet(QuestionViewSet)
hooks.register("register_admin_viewset", page_lists)
hooks.register("register_admin_viewset", SiteSearch)
hooks.register("register_admin_urls", what_is_kept_urls)
hooks.register("register_reports_menu_item", what_is_kept_item)
hooks.register("register_admin_urls", source_report_urls)
hooks.register("register_reports_menu_item", source_report_item)
hooks.register("construct_homepage_panels", add_sources)
hooks.register("register_admin_viewset", RemiDesk)
hooks.register("register_admin_viewset", SuggestionViewSet)
hooks.register("register_log_actions", register_actions)
hooks.register("register_log_actions", register_suggestion_actions)
hooks.register("register_rich_text_features", know_page_links, order=1)  # after Wagtail's own
hooks.register("register_icons", own_icons)
hooks.register("insert_global_admin_css", admin_styles)
hooks.register("register_help_menu_item", style_guide_item)
hooks.register("construct_help_menu", without_badges)
hooks.register("construct_homepage_panels", add_panels)
hooks.register("construct_homepage_panels", add_uptake)
hooks.register("construct_homepage_panels", add_suggestions)
hooks.register("construct_settings_menu", without_wording)
hooks.register("construct_wagtail_userbar", check_stories_only)
hooks.register("before_move_page", refuse_unreachable_move)
hooks.register("describe_person", work_of)
hooks.register("register_admin_urls", source_urls)
hooks.register("construct_homepage_panels", add_doubt)
hooks.register("before_delete_snippet", refuse_deleting)
hooks.register("register_admin_viewset", RegistrationViewSet)
hooks.register("register_log_actions", register_registration_actions)
hooks.register("construct_homepage_panels", add_registrations)
hooks.register("before_delete_page", refuse_deleting_under_people)
hooks.register("before_bulk_action", refuse_deleting_many)
hooks.register("after_bulk_action", sizes_made_anew)
