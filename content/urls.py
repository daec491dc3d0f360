"""Views that don't depend on the page tree."""

from django.urls import include, path, re_path

from content import sitemaps
from content.feeds import atom, evidence_changes, overview
from content.pages import calendars, people, photographs, questions, uptake_files
from content.privacy import notice
from content.public_forms.answers import said_when_away
from content.remi import complaining, downloading, expired, own_page_urls
from content.remi import views as remi
from content.search import views as search
from content.sharing_pictures import serving
from content.styleguide import views as styleguide
from content.webinars.transcript_file import ADDRESS, transcript_file

urlpatterns = [
    path("sitemap.xml", sitemaps.whole, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.part, name="sitemap_part"),
    path("search/", search.search_page, name="search"),
    path("search/suggestions/", search.search_suggestions, name="search_suggestions"),
    path("feeds/", overview.feeds, name="feeds"),
    path("feeds/<slug:section>.atom", atom.section_feed, name="feed"),
    path("feeds/topic/<slug:topic>.atom", atom.section_feed, name="topic_feed"),
    path("feeds/calendar.ics", calendars.upcoming_calendar, name="calendar"),
    path("<path:place>/calendar.ics", calendars.occasion_calendar, name="occasion_calendar"),
    path(
        "<path:place>/calendar/<uuid:session>.ics",
        calendars.occasion_calendar,
        name="session_calendar",
    ),
    path("<path:place>/photographs/<uuid:photograph>/", photographs.photograph, name="photograph"),
    path("people/", people.people, name="people"),
    path("people/<slug:slug>/", people.person, name="person"),
    path("questions/", questions.questions, name="questions"),
    path("questions/<slug:slug>/", questions.question, name="question"),
    path("evidence/changes.atom", evidence_changes.changes_feed, name="evidence_changes_feed"),
    path("", include("content.registrations.urls")),
    path("evidence/", include("content.suggestions.urls")),
    path("evidence/", include("content.evidence.urls")),
    path("remi/request/", remi.request_form, name="remi_request"),
    path("remi/request/sent/", remi.request_sent, name="remi_sent"),
    path("remi/download/<str:token>/", downloading.download, name="remi_download"),
    path("remi/download/<str:token>/new/", expired.send_new_links, name="remi_new_links"),
    path("remi/my/", include(own_page_urls)),
    path("data-protection/", said_when_away(notice.data_notice), name="data_notice"),
    path("data-protection/complaint/", complaining.complaint_form, name="data_complaint"),
    path("data-protection/complaint/sent/", complaining.complaint_sent, name="data_complaint_sent"),
    path("styleguide/", styleguide.style_guide, name="style_guide"),
    path("styleguide/tokens.css", styleguide.token_styles, name="style_guide_tokens"),
    path(
        "sharing-pictures/<int:pk>-<slug:version>.png",
        serving.sharing_picture,
        name="sharing_picture",
    ),
    re_path(uptake_files.ADDRESS, uptake_files.uptake_file, name="uptake_file"),
    re_path(ADDRESS, transcript_file, name="transcript_file"),
]
