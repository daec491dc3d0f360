"""Where a link of the old site leads on ours."""

import re
from dataclasses import dataclass, field
from html import escape, unescape
from urllib.parse import unquote

from content.importers.wordpress.addresses import OldSite, fragment_of
from content.importers.wordpress.earlier_posts import EarlierPosts
from content.importers.wordpress.inline import INTERNAL
from content.importers.wordpress.kept import Kept
from content.importers.wordpress.library import Library
from content.importers.wordpress.notes import Notes
from content.importers.wordpress.planning import Plan, Plans

STORED = re.compile(rf'<a href="{INTERNAL}:(page|document):([^"#]*)(?:#([^"]*))?">')
LEADS_TO_NOTHING = "A link within the old site leads to nothing in the export"
SAFE = ("http://", "https://", "mailto:", "tel:")


@dataclass
class Links:
    """`targets`: by old path, the key of a post's plan or a path of ours."""

    site: OldSite
    plans: Plans
    library: Library
    targets: dict[str, str] = field(default_factory=dict)
    own_pages: dict[str, int] = field(default_factory=dict)  # listings and the home page, by path
    earlier: EarlierPosts | None = None

    def page_at(self, path: str) -> int:
        return self.own_pages.get(path, 0)

    def title_at(self, href: str) -> str:
        """Of the post of this export to which a link leads that was resolved; "" where it isn't public."""
        plan = self.plan_of(href.removeprefix(f"{INTERNAL}:page:").partition("#")[0])
        return plan.title if plan and plan.entry.is_public else ""

    def resolve(self, address: str, notes: Notes) -> str:
        """As our pages store it until they are written; "" where there is nothing to follow."""
        address = address.strip()
        if address.startswith("#"):
            return address if len(address) > 1 else ""
        path = self.site.path(address)
        if path is None:
            return self.outside(self.site.whole(address), notes)
        found = self.library.find(0, address)
        if isinstance(found, Kept):
            return self.file(found, address, notes)
        return self.inside(path, address, notes)

    def inside(self, path: str, address: str, notes: Notes) -> str:
        fragment = f"#{fragment_of(address)}" if fragment_of(address) else ""
        target = self.targets.get(path) or self.targets.get(path.lower()) or ""
        if path == "/" and not target:
            target = "/"
        if not target and self.earlier:
            target = self.earlier.target(path)
        if target.startswith(SAFE):  # a post that only led on
            return target
        if target:
            return f"{'' if target.startswith('/') else f'{INTERNAL}:page:'}{target}{fragment}"
        notes.change(f"{LEADS_TO_NOTHING}: {address}")
        return address if address.startswith(SAFE) else ""

    def outside(self, address: str, notes: Notes) -> str:
        if address.lower().startswith(SAFE):
            return address
        if address.startswith("//"):
            return f"https:{address}"
        if address:
            notes.change(f"A link can't be followed and became text: {address[:200]}")
        return ""

    def file(self, found: Kept, address: str, notes: Notes) -> str:
        if found.kind == "document":
            return f"{INTERNAL}:document:{found.pk}"
        notes.change(f"A link to a picture by itself became text: {address}")
        return ""

    def written(self, html: str, pending: set[str]) -> str:
        """Links as Wagtail stores them; a page that isn't made yet is noted as pending."""

        def link(match: re.Match) -> str:
            kind, name, fragment = match.groups()
            if kind == "document":
                return f'<a linktype="document" id="{name}">'
            plan = self.plan_of(name)
            if plan is None or fragment or not plan.page_id:
                if plan and not plan.page_id:
                    pending.add(plan.key)
                end = f"#{fragment}" if fragment else ""
                return f'<a href="{escape((plan.path if plan else "/") + unescape(end))}">'
            return f'<a linktype="page" id="{plan.page_id}">'

        return STORED.sub(link, html)

    def plan_of(self, name: str) -> Plan | None:
        plans, earlier = self.plans.by_key, self.earlier.plans if self.earlier else {}
        names = (name, unquote(name), unescape(name))
        return next(
            (known[each] for known in (plans, earlier) for each in names if each in known), None
        )

    def value_written(self, value: object, pending: set[str]) -> object:
        """The same for all of a block's value."""
        if isinstance(value, str):
            return self.written(value, pending) if INTERNAL in value else value
        if isinstance(value, list):
            return [self.value_written(each, pending) for each in value]
        if isinstance(value, dict):
            if value.get("verb"):
                return self.action(value, pending)
            return {name: self.value_written(each, pending) for name, each in value.items()}
        return value

    def action(self, value: dict, pending: set[str]) -> dict:
        """An action link has its target in a field, by primary key."""
        target = value.get("page") or value.get("document")
        if not (isinstance(target, str) and target.startswith(INTERNAL)):
            return value
        _, kind, name = target.partition("#")[0].split(":", 2)
        if kind == "document":
            return {**value, "document": int(name)}
        plan = self.plan_of(name)
        if plan and plan.page_id:
            return {**value, "page": plan.page_id}
        if plan:
            pending.add(plan.key)
        return {**value, "page": None, "url": plan.entry.link if plan else ""}
