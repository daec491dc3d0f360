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

# By primary key: address in the tree, title, whether it is live.
WouldBe = dict[int, tuple[str, str, bool]]


def as_they_would_be(page_id: int) -> WouldBe:
    """The page and all below it, whose addresses follow its own; asked before it is taken back."""
    page = Page.objects.get(pk=page_id)
    rows = page.get_descendants(inclusive=True).values_list("pk", "depth", "slug", "title", "live")
    addresses, found = [page.url_path.rstrip("/").rpartition("/")[0]], {}
    for pk, depth, slug, title, live in rows.order_by("path"):
        del addresses[depth - page.depth + 1 :]
        addresses.append(f"{addresses[-1]}/{slug}")
        found[pk] = (f"{addresses[-1]}/", title, live)
    return found


class TrialWriting(Writing):
    def publish(self, page: Page, revision: Revision) -> None:
        page.live = self.values.is_public
        row = {"live": page.live}
        if page.live:  # publishing would give it its new name and title
            above = page.url_path.rstrip("/").rpartition("/")[0]
            row |= {"url_path": f"{above}/{page.slug}/", "slug": page.slug, "title": page.title}
        Page.objects.filter(pk=page.pk).update(**row)

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
