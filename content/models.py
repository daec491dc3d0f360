"""The registry of models: where Django looks, and nothing else."""

from content.media.document import SiteDocument
from content.media.image import SiteImage, SiteRendition
from content.pages.articles import (
    ArticleAuthor,
    ArticleCorrection,
    ArticleIndexPage,
    ArticlePage,
    ArticleReference,
)
from content.pages.events import EventIndexPage, EventPage, EventSpeaker
from content.pages.evidence import EvidencePage
from content.pages.home import HomePage
from content.pages.remi import RemiPage
from content.pages.standard import StandardPage
from content.pages.webinars import WebinarIndexPage, WebinarPage, WebinarSpeaker
from content.provenance import Provenance
from content.search_index.entry import SearchEntry, SearchPassage, SearchWord
from content.search_index.promoted import PromotedResult
from content.search_index.synonym import SearchSynonym
from content.search_index.unfound import UnfoundTerm
from content.site_settings import SiteSettings
from content.snippets.organisations import Organisation
from content.snippets.people import Person
from content.snippets.topics import Topic

__all__ = [
    "ArticleAuthor",
    "ArticleCorrection",
    "ArticleIndexPage",
    "ArticlePage",
    "ArticleReference",
    "EventIndexPage",
    "EventPage",
    "EventSpeaker",
    "EvidencePage",
    "HomePage",
    "Organisation",
    "Person",
    "PromotedResult",
    "Provenance",
    "RemiPage",
    "SearchEntry",
    "SearchPassage",
    "SearchSynonym",
    "SearchWord",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "SiteSettings",
    "StandardPage",
    "Topic",
    "UnfoundTerm",
    "WebinarIndexPage",
    "WebinarPage",
    "WebinarSpeaker",
]
