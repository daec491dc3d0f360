"""All addresses of the old site with where each leads: for links in the text, and for redirects."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import urlencode

from content.former_site.files import (
    MODELS,
    SOME_POST,
    address_of,
    is_shown_to_all,
    is_told,
)
from content.importers.wordpress.addresses import OldSite
from content.importers.wordpress.earlier_labels import EarlierLabels
from content.importers.wordpress.earlier_posts import EarlierPosts
from content.importers.wordpress.kept import Kept
from content.importers.wordpress.labels import Labels
from content.importers.wordpress.library import Library
from content.importers.wordpress.mapping import Mapping
from content.importers.wordpress.permalinks import Archives, Old, of_attachment, of_post
from content.importers.wordpress.planning import PREFIX as POST
from content.importers.wordpress.planning import Plan, Plans
from content.importers.wordpress.sections import SECTION_OF, Sections
from content.importers.wordpress.survey import Entry, Survey


@dataclass
class OldAddresses:
    survey: Survey
    plans: Plans
    library: Library
    labels: Labels
    sections: Sections
    mapping: Mapping
    earlier: EarlierLabels
    # Of the library: whether a public post shows it. What none shows isn't in it.
    shown: dict[tuple[str, int], bool] = field(default_factory=dict)
    will_be: dict[int, bool] = field(default_factory=dict)  # see `content/former_site/files.py`
    posts: EarlierPosts | None = None

    @cached_property
    def site(self) -> OldSite:
        return self.survey.old_site

    def __iter__(self) -> Iterator[Old]:
        """As they were on the old host; of a site in a folder also as if it had lain at the root,
        since who gives that folder a name of its own may leave it out."""
        olds = list(self.from_the_folder())
        for prefix in self.site.prefixes:
            yield Old(prefix, "/")
            for old in olds:
                yield replace(old, path=prefix + old.path)
        if self.site.prefixes:
            olds = [replace(old, is_main=False) for old in olds]
        yield from olds

    def from_the_folder(self) -> Iterator[Old]:
        """What readers had comes before what WordPress would have found as well."""
        posts = [old for plan in self.plans if plan.page_id for old in self.of_plan(plan)]
        yield from (old for old in posts if old.is_main)
        yield from self.archives()
        for entry in self.survey.attachments.values():
            # The post that it belongs to may be in another export than this.
            is_guess = bool(entry.parent) and entry.parent not in self.plans.by_id
            target = self.attachment_target(entry)
            yield from of_attachment(entry, target, self.site, is_guess=is_guess)
        yield from (old for old in posts if not old.is_main)

    def of_plan(self, plan: Plan) -> Iterator[Old]:
        """Of a post that only led readers on, to where it led them."""
        target = self.led_to(plan)
        for old in of_post(plan, self.site):
            yield replace(old, target=target, owner=plan.key) if target else old

    def led_to(self, plan: Plan) -> str:
        """A target, or an address elsewhere; "" where readers saw the post itself, or nobody knows."""
        seen: set[str] = set()
        while plan.entry.leads_to and plan.entry.status == "publish" and plan.key not in seen:
            seen.add(plan.key)
            address = plan.entry.leads_to
            path = self.site.path(address)
            if path is None:
                return self.site.whole(address)
            target = self.found_at(path, address)
            if target not in self.plans.by_key:
                return target
            plan = self.plans.by_key[target]
        return plan.key if seen and plan.key not in seen else ""

    def found_at(self, path: str, address: str) -> str:
        if isinstance(found := self.library.find(0, address), Kept):
            return self.file_address(found, "")
        if target := self.own_targets.get(path) or ("/" if path == "/" else ""):
            return target
        target = self.posts.target(path) if self.posts else ""
        return (
            self.posts.plans[target].path if target in getattr(self.posts, "plans", ()) else target
        )

    @cached_property
    def own_targets(self) -> dict[str, str]:
        """As if every post were shown itself."""
        posts = [old for plan in self.plans if plan.kind != "skip" for old in of_post(plan, self.site)]  # fmt: skip
        found: dict[str, str] = {}
        for old in [*sorted(posts, key=lambda each: not each.is_main), *self.archives()]:
            found.setdefault(old.path, old.target)
        return found

    def targets(self) -> dict[str, str]:
        """By old path, for links: the key of a post, written yet or not, or a path of ours."""
        found: dict[str, str] = {}
        posts = [old for plan in self.plans if plan.kind != "skip" for old in self.of_plan(plan)]
        for old in sorted(posts, key=lambda each: not each.is_main):
            found.setdefault(old.path, old.target)
        for old in self.archives():
            found.setdefault(old.path, old.target)
        return found

    def archives(self) -> Archives:
        paths = {}
        for section in sorted(set(SECTION_OF.values())):
            page = self.sections.found.get(section) or self.sections.existing(section)
            if page:
                paths[section] = self.sections.path_of(page)
        return Archives(
            self.survey, self.plans, self.mapping, self.earlier, self.earlier.topics(self.mapping),
            self.labels.people, paths,
        )  # fmt: skip

    def attachment_target(self, entry: Entry) -> str:
        """The post that it belongs to; else the file; else a search for it. "" where readers may see none."""
        if entry.is_put_away:
            return ""
        plan = self.plans.by_id.get(entry.parent)
        if plan and plan.page_id and plan.entry.is_public:
            return plan.key
        found = self.library.by_id.get(entry.id)
        if isinstance(found, Kept):
            came_with = POST + plan.key if plan else SOME_POST if entry.parent else ""
            return self.file_address(found, came_with)
        if plan and not plan.entry.is_public:
            return ""
        return f"/search/?{urlencode({'query': entry.title[:60]})}" if entry.title else "/"

    def file_address(self, found: Kept, came_with: str) -> str:
        """A dry run indexes nothing, so what this run's posts show is known here, and not asked for."""
        obj = MODELS[found.kind].objects.filter(pk=found.pk).first()
        if obj is None:
            return ""
        is_public = self.shown.get((found.kind, found.pk))
        if is_public is None:
            is_public = is_told(obj, came_with, will_be=self.will_be)
        is_public = is_public or is_shown_to_all(obj, will_be=self.will_be)
        return address_of(obj) if is_public else ""
