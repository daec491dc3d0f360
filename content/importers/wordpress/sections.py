"""The parts of our site under which posts are placed."""

from collections.abc import Callable
from dataclasses import dataclass, field

from wagtail.models import Page

from content.importers.problems import LoadError
from content.models import (
    ArticleIndexPage,
    ArticlePage,
    EventIndexPage,
    EventPage,
    HomePage,
    StandardPage,
    WebinarIndexPage,
    WebinarPage,
)

NEWS, RESOURCES, EVENTS, WEBINARS = "news", "resources", "events", "webinars"
SECTION_OF = {
    "news": NEWS, "blog": NEWS, "tool": RESOURCES, "publication": RESOURCES, "training": RESOURCES,
    "event": EVENTS, "webinar": WEBINARS,
}  # fmt: skip
TYPES = {
    NEWS: (ArticleIndexPage, "News"),
    RESOURCES: (ArticleIndexPage, "Resources"),
    EVENTS: (EventIndexPage, "Events"),
    WEBINARS: (WebinarIndexPage, "Webinars"),
}
PAGE_TYPES = {"event": EventPage, "webinar": WebinarPage, "page": StandardPage}


def page_type(kind: str) -> type[Page]:
    return PAGE_TYPES.get(kind, ArticlePage)


@dataclass
class Sections:
    """Found by type and name; one that is missing is made when something has to stand below it."""

    home: HomePage
    found: dict[str, Page] = field(default_factory=dict)
    paths: dict[int, str] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    holder: Callable[[Page], Page] = lambda page: (
        page
    )  # below what a page is made in place of this one

    def for_kind(self, kind: str) -> Page:
        name = SECTION_OF.get(kind)
        if name is None:
            return self.home
        if name not in self.found:
            self.found[name] = self.existing(name) or self.make(name)
        return self.found[name]

    def existing(self, name: str) -> Page | None:
        model, _ = TYPES[name]
        pages = model.objects.live().descendant_of(self.home)
        exact = pages.filter(slug=name).first()
        return exact or (pages.first() if model is not ArticleIndexPage else None)

    def make(self, name: str) -> Page:
        model, title = TYPES[name]
        taken = Page.objects.child_of(self.home).filter(slug=name).exists()
        page = model(title=title, slug=f"{name}-imported" if taken else name)
        self.holder(Page.objects.get(pk=self.home.pk)).add_child(instance=page)
        page.save_revision(clean=False).publish()
        self.made.append(title)
        return page

    def by_path(self) -> dict[str, int]:
        """What buttons may lead to: the home page and the listings that stand."""
        pages = [self.home, *self.found.values(), *filter(None, map(self.existing, TYPES))]
        return {self.path_of(page): page.pk for page in pages}

    def path_of(self, page: Page) -> str:
        if page.pk not in self.paths:
            self.paths[page.pk] = page.get_url_parts()[2]
        return self.paths[page.pk]


def sections_of_site(holder: Callable[[Page], Page] | None = None) -> Sections:
    home = HomePage.objects.first()
    if home is None or not home.get_url_parts():
        raise LoadError("The site has no home page yet. Run `manage.py create_site` first.")
    return Sections(home, holder=holder) if holder else Sections(home)
