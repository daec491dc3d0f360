"""What each post becomes and where it will stand: decided before anything is written."""

from dataclasses import dataclass, field
from urllib.parse import unquote

from django.utils.text import slugify
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from content.former_site.file_redirects import PREFIX as REDIRECT
from content.importers.wordpress.mapping import Mapping
from content.importers.wordpress.sections import Sections
from content.importers.wordpress.standing import POST as PREFIX
from content.importers.wordpress.standing import Standing
from content.importers.wordpress.survey import NEVER_SHOWN, Entry, Survey
from content.importers.wordpress.words import on_one_line
from content.models import StandardPage
from content.pages.taken_addresses import is_taken
from content.provenance import Provenance

LONGEST_SLUG = 200
LONGEST_TITLE = 255


@dataclass
class Plan:
    entry: Entry
    kind: str  # "news", "event", "page" ...; "skip" where nothing is made
    why: str
    title: str = ""
    slug: str = ""
    parent_id: int = 0
    parent_key: str = ""  # of another post, for pages below pages
    path: str = ""  # the address that the page will have
    page_id: int = 0  # of the page that was made, or that stands in its place
    is_made: bool = False  # by this importer, now or in an earlier run
    is_deleted: bool = False  # by an editor
    conflict: str = ""
    # The address of a page that an earlier run made, and that is public still: of what is left out now, or
    # isn't public in WordPress any more.
    stands: str = ""
    is_draft: bool = False  # as it was written: neither public nor to come
    remarks: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        return self.entry.key

    @property
    def is_imported(self) -> bool:
        return self.kind != "skip" and not self.conflict and not self.is_deleted


@dataclass
class Plans:
    """By key, in the order in which pages can be made: parents before what lies below."""

    by_key: dict[str, Plan] = field(default_factory=dict)
    by_id: dict[int, Plan] = field(default_factory=dict)

    def __iter__(self):
        return iter(self.by_key.values())


def plan_all(survey: Survey, mapping: Mapping, sections: Sections) -> Plans:
    plans = Plans()
    for entry in parents_first(survey.posts):
        kind, why = mapping.kind_of(entry)
        if entry.status == "trash" or entry.status in NEVER_SHOWN:
            kind, why = "skip", f"its status in WordPress is {entry.status}"
        plan = Plan(entry, kind, why)
        plan.title = plan_title(plan)
        plans.by_key[entry.key] = plan
        if entry.id:
            plans.by_id.setdefault(entry.id, plan)
    records = Provenance.objects.in_bulk([PREFIX + key for key in plans.by_key])
    standing = Standing({record.object_id for record in records.values()})
    taken: set[tuple] = set()
    for plan in plans:
        record = records.get(PREFIX + plan.key)
        if plan.kind != "skip":
            place(plan, plans, sections, taken)
            find_present(plan, record, standing)
        elif record and (page := Page.objects.filter(pk=record.object_id).first()):
            plan.stands = address_of(page) if page.live else ""
            plan.remarks.append(
                "The page that an earlier run made of it stands; delete it if need be"
            )
    return plans


def parents_first(entries: list[Entry]) -> list[Entry]:
    """Pages below pages after these; where they go round in a circle, in the order of the file."""
    by_id = {entry.id: entry for entry in entries if entry.type == "page" and entry.id}
    depths: dict[int, int] = {}
    for entry in entries:
        seen, above = [], entry
        while above and above.id not in seen:
            seen.append(above.id)
            above = by_id.get(above.parent) if above.type == "page" else None
        depths[entry.number] = len(seen) if above is None else 1
        if above is not None:
            entry.parent = 0
    return sorted(entries, key=lambda each: (each.type != "page", depths[each.number], each.number))


def plan_title(plan: Plan) -> str:
    title = on_one_line(plan.entry.title)
    if not title:
        plan.remarks.append("It has no title; it was called by its number")
        return f"Untitled {plan.entry.type} {plan.entry.id or plan.entry.number}"
    if len(title) > LONGEST_TITLE:
        plan.remarks.append(f"Its title was longer than {LONGEST_TITLE} characters: “{title}”")
        return title[: LONGEST_TITLE - 1].rstrip() + "…"
    return title


def place(plan: Plan, plans: Plans, sections: Sections, taken: set[tuple]) -> None:
    above = plans.by_id.get(plan.entry.parent) if plan.kind == "page" else None
    if above and above is not plan and can_hold_pages(above):
        plan.parent_key, plan.parent_id, base = above.key, above.page_id, above.path
    elif earlier := None if above else earlier_parent(plan):
        plan.parent_id, base = earlier.pk, address_of(earlier)
    else:
        section = sections.for_kind(plan.kind)
        plan.parent_id, base = section.pk, sections.path_of(section)
    slug = wanted = plan_slug(plan)
    number = 1
    while (base, slug) in taken:
        number += 1
        slug = f"{wanted}-{number}"
    if slug != wanted:
        plan.remarks.append(
            f"“{wanted}” was taken by another post of the export; it became “{slug}”"
        )
    if not plan.parent_key and is_taken(slug, below=Page.objects.get(pk=plan.parent_id)):
        plan.remarks.append(
            f"Another part of the site answers at /{slug}/, so it became “about-{slug}”"
        )
        slug = f"about-{slug}"
    taken.add((base, slug))
    plan.slug, plan.path = slug, f"{base}{slug}/"


def earlier_parent(plan: Plan) -> Page | None:
    """The page above it, where an earlier export named that and this one doesn't."""
    if plan.kind != "page" or not plan.entry.parent:
        return None
    record = Provenance.objects.filter(key=f"{REDIRECT}/?page_id={plan.entry.parent}").first()
    redirect = Redirect.objects.filter(pk=record.object_id).first() if record else None
    number = redirect.redirect_page_id if redirect else None
    return StandardPage.objects.filter(pk=number).first() if number else None


def can_hold_pages(plan: Plan) -> bool:
    if plan.kind != "page" or plan.is_deleted:
        return False
    return not plan.conflict or StandardPage.objects.filter(pk=plan.page_id).exists()


def plan_slug(plan: Plan) -> str:
    """Drafts have none yet, and those in other scripts can't stand in our addresses. The title of a
    draft page isn't told by the addresses of what lies below it."""
    written = slugify(unquote(plan.entry.slug))[:LONGEST_SLUG].strip("-")
    is_told = plan.entry.is_public or plan.kind != "page"
    named = slugify(plan.title)[:LONGEST_SLUG].strip("-") if is_told else ""
    return written or named or f"{plan.entry.type}-{plan.entry.id or plan.entry.number}"


def find_present(plan: Plan, record: Provenance | None, standing: Standing) -> None:
    if record:
        page = Page.objects.filter(pk=record.object_id).first()
        plan.page_id, plan.is_made = record.object_id, page is not None
        plan.is_deleted = page is None
        if page:
            plan.path = address_of(page) or plan.path
        return
    if page := standing.instead_of(plan):
        plan.page_id, plan.path = page.pk, address_of(page)
        plan.conflict = (
            f"A page stands there already: “{page.title}” at {plan.path}. It was left as it is. To take "
            "the post over all the same, move, rename or delete that page and run the import again."
        )


def address_of(page: Page) -> str:
    """Its path on the site, whatever the site is called."""
    parts = page.get_url_parts()
    return parts[2] if parts and parts[2] else ""
