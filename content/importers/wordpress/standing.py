"""What the site holds already, so that no piece comes to stand there twice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from content.former_site.file_redirects import PREFIX as REDIRECT
from content.importers.wordpress.outline import plainly
from content.models import ArticlePage, EventPage, StandardPage, WebinarPage
from content.pages.reading import ReadingPage
from content.provenance import Provenance

if TYPE_CHECKING:
    from content.importers.wordpress.planning import Plan

POST = "wordpress:"  # what the ledger calls what was made of a post
QUESTION = "#"  # in the key of a question that a post brought; keys of posts have it as %23
TYPES = {"page": (StandardPage,), "post": (ArticlePage, EventPage, WebinarPage)}


@dataclass
class Standing:
    """Pages that stand for a post without being its own; `made` are the primary keys of what earlier runs
    made of this export's posts."""

    made: set[int]

    def instead_of(self, plan: Plan) -> Page | None:
        """At the same address, or where the old address leads already, or of the same title."""
        return self.at_the_address(plan) or self.led_to(plan) or self.of_the_title(plan)

    def at_the_address(self, plan: Plan) -> Page | None:
        if not plan.parent_id:
            return None
        below = Page.objects.child_of(Page.objects.get(pk=plan.parent_id))
        return below.filter(slug=plan.slug).exclude(pk__in=self.made).first()

    def led_to(self, plan: Plan) -> Page | None:
        old = Redirect.normalise_path(re.sub(r"^https?://[^/]+", "", plan.entry.link) or "/")
        leading = Redirect.objects.filter(old_path=old, redirect_page__isnull=False)
        redirect = leading.exclude(redirect_page__in=self.made).first()
        if redirect is None or old == "/" or is_of_an_import(redirect):
            return None
        page = redirect.redirect_page
        return page if issubclass(page.specific_class or Page, ReadingPage) else None

    def of_the_title(self, plan: Plan) -> Page | None:
        title = plainly(plan.title)
        number = self.titles.get((TYPES.get(plan.entry.type, TYPES["post"]), title))
        return Page.objects.filter(pk=number).first() if number and title else None

    @cached_property
    def titles(self) -> dict[tuple, int]:
        """Of pages that somebody wrote here: what another export brought is another post ("Newsletter")."""
        posts = Provenance.objects.filter(key__startswith=POST)
        ours = posts.exclude(key__contains=QUESTION).values("object_id")
        return {
            (models, plainly(title)): pk
            for models in TYPES.values()
            for model in models
            for pk, title in model.objects.exclude(pk__in=ours).values_list("pk", "title")
        }


def is_of_an_import(redirect: Redirect) -> bool:
    """Then it is of another post: on another site, `/?p=1` is another one."""
    return Provenance.objects.filter(
        key=REDIRECT + redirect.old_path, object_id=redirect.pk
    ).exists()
