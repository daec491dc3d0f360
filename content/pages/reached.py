"""How a reader's address comes to a page, with as few queries as that takes."""

from functools import cache

from django.db.models import Q
from django.http import Http404
from wagtail.models import Page, PageViewRestriction

from content.belongings import Belongings, Whole
from content.mentioned import (
    OF_EVERY_PAGE,
    as_specific,
    mentioned_together,
    mentions_in,
    with_fields,
)
from content.publication.open_to_all import tell_private
from content.site_settings import SiteSettings
from content.statements import Statement, number, numbers, text, texts

HOME_DEPTH = 2


class ReachedPage(Page):
    is_restricted: bool | None = None  # unless it was found without asking
    # Relations to many, each followed by the foreign keys of what is found there.
    comes_with: tuple[tuple[str, ...], ...] = ()
    _on_the_way: list[Page] | None = None

    class Meta:
        abstract = True

    def route(self, request, path_components):
        """As Wagtail's, but all pages on the way come from one query, and only the last is loaded as
        what it is."""
        if not path_components:
            return super().route(request, path_components)
        slug, *rest = path_components
        if self._on_the_way is None:
            linked = mentions_in(SiteSettings.for_request(request))
            menus = {number for model, number in linked if model is Page}
            self._on_the_way = pages_on_the_way(self, path_components, menus)
        below = self.next_on_the_way(slug)
        if below is None:
            raise Http404
        leads_on = rest and any(
            each.is_child_of(below) and each.slug == rest[0] for each in self._on_the_way
        )
        page = as_specific(below) if leads_on else as_what_it_is(below)
        page.is_restricted = below.is_restricted
        page._on_the_way = self._on_the_way
        # Set by Wagtail too: asking for the pages above is then no query.
        page._cached_parent_obj = self
        return page.route(request, rest)

    def next_on_the_way(self, slug: str) -> Page | None:
        return next((each for each in self._on_the_way or ()
                     if each.is_child_of(self) and each.slug == slug), None)  # fmt: skip

    def serve(self, request, *args, **kwargs):
        """Rendered here, while all that the page mentions is at hand."""
        settings = SiteSettings.for_request(request)
        with mentioned_together(self, settings, known=self._on_the_way or ()):
            response = super().serve(request, *args, **kwargs)
            return response.render() if hasattr(response, "render") else response

    def get_view_restrictions(self):
        """Most sites have none, which one query tells; Wagtail asks for all pages above first."""
        if self.is_restricted is False or not PageViewRestriction.objects.exists():
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def pages_above(self) -> list[Page]:
        """From the home page on, those that readers can open: below a draft a page may be published.

        Whoever sees this page has passed whatever keeps those above it private. A page that was reached
        by its address knows the pages above already.
        """
        way: list[Page] = []
        page = self
        while page and page.depth > HOME_DEPTH:
            page = getattr(page, "_cached_parent_obj", None)
            way.insert(0, page)
        if None in way:
            ancestors = self.get_ancestors().filter(depth__gte=HOME_DEPTH)
            way = list(ancestors.only("title", "url_path", "depth", "live"))
        return [each for each in way if each.live or each.depth == HOME_DEPTH]


def pages_on_the_way(page: Page, slugs: list[str], menus: set[int]) -> list[Page]:
    """All below `page` that an address of these parts may lead through; and those of the menus,
    which the page will show."""
    deepest = page.depth + len(slugs)
    rows = way_or_menus().rows(below=page.path, slugs=slugs, deepest=deepest, menus=list(menus))
    return tell_private(with_fields(Page, row) for row in rows)


@cache
def way_or_menus() -> Statement:
    below = Q(
        path__startswith=text("below"), slug__any=texts("slugs"), depth__lte=number("deepest")
    )
    pages = Page.objects.order_by().filter(below | Q(pk__any=numbers("menus")))
    return Statement(pages.values("id", *OF_EVERY_PAGE))


def as_what_it_is(page: Page) -> Page:
    """With the picture above its text in all sizes, and what else belongs to its kind of page."""
    model = page.specific_class
    if not (model and issubclass(model, ReachedPage)):
        return page.specific
    found = whole(model).records(page=page.pk)
    if not found:
        raise Http404
    return found[0]


@cache
def whole(model: type[ReachedPage]) -> Whole:
    pages = model.objects.order_by().select_related("lead_image").filter(pk=number("page"))
    picture = model._meta.get_field("lead_image").related_model
    return Whole(pages, Belongings(picture, "renditions", behind="lead_image"),
                 *(Belongings(model, relation, tuple(joined))
                   for relation, *joined in model.comes_with))  # fmt: skip
