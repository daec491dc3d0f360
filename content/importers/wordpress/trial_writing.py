"""How a dry run writes: so that it can take everything back, and stands in no editor's way meanwhile.

It is one transaction, which may last for an hour. Whoever adds a page changes the row of the page
above it, and whoever publishes notes words that others note as well: an editor who did the same
would wait for the end, and get an error after two seconds. So pages are made below stand-ins of
their sections, and nothing is published or indexed.
"""

from dataclasses import dataclass, field

from django.db.models import Max
from wagtail.models import Page, Revision

from content.importers.wordpress.page_writing import Writing


class TrialWriting(Writing):
    def publish(self, page: Page, revision: Revision) -> None:
        page.live = self.values.is_public
        Page.objects.filter(pk=page.pk).update(live=page.live)

    def settle_questions(self, page: Page) -> None:
        pass


@dataclass
class StandIns:
    """A page of one's own with the address of another, below which pages can be made."""

    newest: int = 0
    made: dict[int, int] = field(default_factory=dict)

    def __post_init__(self):
        self.newest = Page.objects.aggregate(newest=Max("pk"))["newest"] or 0

    def __call__(self, page: Page) -> Page:
        if page.pk > self.newest:
            return page  # made by this run: nobody else knows of it
        if page.pk not in self.made:
            root = Page.add_root(instance=Page(title=page.title, slug=page.slug, live=False))
            Page.objects.filter(pk=root.pk).update(url_path=page.url_path, live=page.live)
            self.made[page.pk] = root.pk
        return Page.objects.get(pk=self.made[page.pk])
