"""How a reader's address comes to a page, with as few queries as that takes."""

from django.http import Http404
from wagtail.models import Page, PageViewRestriction

HOME_DEPTH = 2


class ReachedPage(Page):
    class Meta:
        abstract = True

    def route(self, request, path_components):
        """As Wagtail's, but the page below and what is special to its type come from one query."""
        if not path_components:
            return super().route(request, path_components)
        slug, *rest = path_components
        below = self.get_children().select_related(*names_of(self.allowed_subpage_models()))
        found = below.filter(slug=slug).first()
        if found is None:
            raise Http404
        page = getattr(found, name_of(found.specific_class), None) or found.specific
        # Set by Wagtail too: asking for the pages above is then no query.
        page._cached_parent_obj = self
        return page.route(request, rest)

    def get_view_restrictions(self):
        """Most sites have none, which one query tells; Wagtail asks for all pages above first."""
        if not PageViewRestriction.objects.exists():
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def pages_above(self) -> list[Page]:
        """From the home page on. A page that was reached by its address knows them already."""
        way: list[Page] = []
        page = self
        while page and page.depth > HOME_DEPTH:
            page = getattr(page, "_cached_parent_obj", None)
            way.insert(0, page)
        if None in way:
            ancestors = self.get_ancestors().filter(depth__gte=HOME_DEPTH)
            return list(ancestors.only("title", "url_path"))
        return way


def names_of(models) -> list[str]:
    """By which a page knows its specific types."""
    return [name_of(model) for model in models if model is not Page]


def name_of(model: type[Page] | None) -> str:
    return model._meta.model_name if model else ""
