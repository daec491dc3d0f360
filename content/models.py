"""The registry of models: where Django looks, and nothing else."""

from content.evidence.change import FindingChange
from content.evidence.condition import Condition
from content.evidence.ethnic_group import EthnicGroup
from content.evidence.finding import Finding
from content.evidence.finding_group import FindingGroup
from content.evidence.finding_value import FindingValue
from content.evidence.place import Place
from content.evidence.source import Source
from content.evidence.source_check.source_check_record import SourceCheck
from content.media.document import SiteDocument
from content.media.image import SiteImage, SiteRendition
from content.outbox.message import OutboxMessage
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
from content.pages.uptake import QuarterCommentary, UptakePage
from content.pages.webinars import SeriesSession, WebinarIndexPage, WebinarPage, WebinarSpeaker
from content.privacy.retention import PurgeRun
from content.provenance import Provenance
from content.public_forms.throttle import ThrottleCount, ThrottleSalt
from content.publication.publication import Publication, PublicationChange
from content.questions.question import Question
from content.registrations.registration import Registration
from content.remi.check_ins import CheckIn
from content.remi.data_complaint import DataComplaint
from content.remi.delivery import Delivery
from content.remi.download_request import DownloadRequest
from content.remi.exports import ExportLog
from content.remi.organisations import OrganisationMerge, OrganisationStatus, RemiOrganisation
from content.remi.tool import ToolFile, ToolVersion
from content.remi.uptake.snapshot import UptakeSnapshot
from content.remi.wording import NoticeVersion, RemiWording
from content.search_index.entry import SearchEntry, SearchPassage, SearchWord
from content.search_index.promoted import PromotedResult
from content.search_index.synonym import SearchSynonym
from content.search_index.unfound import UnfoundTerm
from content.site_settings import SiteSettings
from content.snippets.organisations import Organisation
from content.snippets.people import Person
from content.snippets.topics import Topic
from content.suggestions.suggestion import Suggestion

__all__ = [
    "ArticleAuthor",
    "ArticleCorrection",
    "ArticleIndexPage",
    "ArticlePage",
    "ArticleReference",
    "CheckIn",
    "Condition",
    "DataComplaint",
    "Delivery",
    "DownloadRequest",
    "EthnicGroup",
    "EventIndexPage",
    "EventPage",
    "EventSpeaker",
    "EvidencePage",
    "ExportLog",
    "Finding",
    "FindingChange",
    "FindingGroup",
    "FindingValue",
    "HomePage",
    "NoticeVersion",
    "Organisation",
    "OrganisationMerge",
    "OrganisationStatus",
    "OutboxMessage",
    "Person",
    "Place",
    "PromotedResult",
    "Provenance",
    "Publication",
    "PublicationChange",
    "PurgeRun",
    "QuarterCommentary",
    "Question",
    "Registration",
    "RemiOrganisation",
    "RemiPage",
    "RemiWording",
    "SearchEntry",
    "SearchPassage",
    "SearchSynonym",
    "SearchWord",
    "SeriesSession",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "SiteSettings",
    "Source",
    "SourceCheck",
    "StandardPage",
    "Suggestion",
    "ThrottleCount",
    "ThrottleSalt",
    "ToolFile",
    "ToolVersion",
    "Topic",
    "UnfoundTerm",
    "UptakePage",
    "UptakeSnapshot",
    "WebinarIndexPage",
    "WebinarPage",
    "WebinarSpeaker",
]
