"""A feed as Atom 1.0 (RFC 4287). Django writes it; here lies what each part of it is."""

from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from wagtail.models import Site

from content.feeds.entries import SECTIONS, Section, newest
from content.pages.articles import ArticlePage
from content.pages.base import BasePage
from content.snippets.topics import Topic

PUBLISHER = "London Anti-Racism Collaboration for Health"


class AtomWithEveryAuthor(Atom1Feed):
    """Django names one author of an entry; articles often have several."""

    def root_attributes(self):
        return super().root_attributes() | {"xml:lang": "en-GB"}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")


class SectionFeed(Feed):
    """The newest of one section, or of all that is about one topic."""

    feed_type = AtomWithEveryAuthor
    description_template = "feeds/entry.html"
    language = "en-GB"
    author_name = PUBLISHER

    def get_object(self, request: HttpRequest, section: str = "all", topic: str = ""):
        """Everything that the feed is about, found once; the methods below only read it."""
        asked = next((each for each in SECTIONS if each.slug == section), None)
        about = Topic.objects.filter(slug=topic).first() if topic else None
        if not asked or (topic and not about):
            raise Http404("No feed is about that.")
        return FeedSubject(request, asked, about)

    def title(self, subject):
        return f"LARCH: {subject.topic or subject.section.title}"

    def subtitle(self, subject):
        return subject.topic.description if subject.topic else subject.section.says

    def link(self, subject):
        return f"{subject.root_url}/"

    def feed_url(self, subject):
        return f"{subject.root_url}{subject.path}"

    feed_guid = feed_url

    def items(self, subject):
        return subject.entries

    def item_title(self, page):
        return page.title

    def item_link(self, page):
        return page.full_url

    def item_guid(self, page):
        """Stays when the page is renamed or moved, or the site gets another address."""
        return page.translation_key.urn

    def item_pubdate(self, page):
        """Only articles have a day of publication, and of some it isn't known."""
        day = getattr(page, "date", None)
        return timezone.make_aware(datetime.combine(day, time())) if day else None

    def item_updateddate(self, page):
        return page.last_published_at or page.first_published_at

    def item_categories(self, page):
        return [topic.name for topic in page.topics.all()]

    def item_extra_kwargs(self, page):
        return {"authors": names_of_authors(page)}


class FeedSubject:
    """What one feed is asked for."""

    def __init__(self, request: HttpRequest, section: Section, topic: Topic | None):
        self.section = section
        self.topic = topic
        self.path = request.path
        self.root_url = Site.find_for_request(request).root_url
        self.entries = newest(section, topic)


def names_of_authors(page: BasePage) -> list[str]:
    if not isinstance(page, ArticlePage):
        return []
    return [str(author) for author in page.authors.all()]


def address_of(section: Section) -> str:
    return reverse("feed", args=[section.slug])
