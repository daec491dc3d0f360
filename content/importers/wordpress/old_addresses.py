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
from content.importers.wordpress.kept import Kept
from content.importers.wordpress.labels import Labels
from content.importers.wordpress.library import Library
from content.importers.wordpress.mapping import Mapping
from content.importers.wordpress.permalinks import Archives, Old, of_attachment, of_post
from content.importers.wordpress.planning import PREFIX as POST
from content.importers.wordpress.planning import Plans
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
        posts = [old for plan in self.plans if plan.page_id for old in of_post(plan, self.site)]
        yield from (old for old in posts if old.is_main)
        yield from self.archives()
        for entry in self.survey.attachments.values():
            # The post that it belongs to may be in another export than this.
            is_guess = bool(entry.parent) and entry.parent not in self.plans.by_id
            target = self.attachment_target(entry)
            yield from of_attachment(entry, target, self.site, is_guess=is_guess)
        yield from (old for old in posts if not old.is_main)

    def targets(self) -> dict[str, str]:
        """By old path, for links: the key of a post, written yet or not, or a path of ours."""
        found: dict[str, str] = {}
        posts = [
            old for plan in self.plans if plan.kind != "skip" for old in of_post(plan, self.site)
        ]
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
