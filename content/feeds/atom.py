"""A feed as Atom 1.0 (RFC 4287). Django writes it; here lies what each part of it is."""

from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import conditional_page, require_safe
from wagtail.models import Site

from content.feeds.entries import SECTIONS, Section, newest
from content.pages.articles import ArticlePage
from content.pages.base import BasePage
from content.snippets.topics import Topic

EPOCH = datetime.fromtimestamp(0, UTC)
PUBLISHER = "London Anti-Racism Collaboration for Health"


# XML has no way to write these, and a feed with one of them would be no feed.
UNWRITABLE = dict.fromkeys({*range(32)} - {9, 10, 13})


class AtomWithEveryAuthor(Atom1Feed):
    """Django names one author of an entry; articles often have several."""

    def add_item(self, title, link, description, **more):
        super().add_item(writable(title), link, writable(description), **more)

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", writable(name))
            handler.endElement("author")

    def latest_post_date(self):
        """A feed without entries was last changed when the site began, not now."""
        return super().latest_post_date() if self.items else self.feed["began"]


@dataclass(frozen=True)
class Subject:
    """What one feed is asked for."""

    section: Section
    topic: Topic | None
    site: Site
    path: str


class SectionFeed(Feed):
    """The newest of one section, or of all that is about one topic."""

    feed_type = AtomWithEveryAuthor
    description_template = "feeds/entry.html"
    language = "en-GB"
    author_name = PUBLISHER

    def get_object(self, request: HttpRequest, section: str = "all", topic: str = ""):
        asked = next((each for each in SECTIONS if each.slug == section), None)
        about = Topic.objects.shown().filter(slug=topic).first() if topic else None
        if not asked or (topic and not about):
            raise Http404("No feed is about that.")
        return Subject(asked, about, Site.find_for_request(request), request.path)

    def title(self, subject):
        return f"LARCH: {subject.topic or subject.section.title}"

    def subtitle(self, subject):
        return subject.topic.description if subject.topic else subject.section.says

    def link(self, subject):
        return f"{subject.site.root_url}/"

    def feed_url(self, subject):
        return f"{subject.site.root_url}{subject.path}"

    feed_guid = feed_url

    def items(self, subject):
        return newest(subject.section, subject.topic)

    def feed_extra_kwargs(self, subject):
        return {"began": subject.site.root_page.first_published_at or EPOCH}

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
        return [writable(topic.name) for topic in page.topics.all()]

    def item_extra_kwargs(self, page):
        return {"authors": names_of_authors(page)}


def names_of_authors(page: BasePage) -> list[str]:
    return [str(author) for author in page.authors.all()] if isinstance(page, ArticlePage) else []


def writable(text: str) -> str:
    return text.translate(UNWRITABLE)


# Asked again without a change, a feed answers in a few bytes.
section_feed = require_safe(conditional_page(SectionFeed()))
