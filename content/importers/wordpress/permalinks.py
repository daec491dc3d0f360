"""Every address at which the old site answered, and what answers there now."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from django.utils.text import slugify

from content.importers.wordpress.addresses import OldSite
from content.importers.wordpress.planning import Plan, Plans
from content.importers.wordpress.sections import EVENTS, NEWS, RESOURCES, SECTION_OF, WEBINARS
from content.importers.wordpress.survey import Entry, Survey

DATE = re.compile(r"^(\d{4})-(\d{2})-(\d{2})")
FEED_OF = {NEWS: "news", RESOURCES: "tool", EVENTS: "events", WEBINARS: "webinars"}
A_PAGE, MOST_PAGES = 10, 100
ALL_NEWS = "/feeds/all.atom"


@dataclass(frozen=True)
class Old:
    """`target` is the key of a post's plan, or a path of ours."""

    path: str
    target: str
    is_main: bool = False  # the one that readers had


def of_post(plan: Plan, site: OldSite) -> Iterator[Old]:
    """Its own address first; then the others under which WordPress would have found it."""
    entry, key = plan.entry, plan.key
    main = site.path(entry.link) if entry.link else None
    if main and main != "/":
        yield Old(main, key, is_main=True)
        if "?" not in main:
            yield Old(f"{main}/feed", key)
            yield Old(f"{main}/amp", key)
            yield from (Old(f"{main}/{part}", key) for part in range(2, entry.parts + 1))
    yield from renamed(entry, main or "?", key)
    if entry.id:
        yield Old(f"/?{'page_id' if entry.type == 'page' else 'p'}={entry.id}", key)
        if entry.type == "page":
            yield Old(f"/?p={entry.id}", key)
    if entry.type != "page" and entry.slug:
        yield Old(f"/{entry.slug}", key)
        if match := DATE.match(entry.date):
            year, month, day = match.groups()
            yield Old(f"/{year}/{month}/{entry.slug}", key)
            yield Old(f"/{year}/{month}/{day}/{entry.slug}", key)
        yield Old(f"/archives/{entry.id}", key)


def renamed(entry: Entry, main: str, key: str) -> Iterator[Old]:
    """From the names that an address had before WordPress leads on by itself."""
    for slug in entry.old_slugs:
        yield Old(f"/{slug}", key)
        if "?" not in main:
            yield Old(f"{main.rpartition('/')[0]}/{slug}", key)


def of_attachment(entry: Entry, target: str, site: OldSite) -> Iterator[Old]:
    """The page that WordPress makes for each picture and file."""
    main = site.path(entry.link) if entry.link else None
    if main and main != "/" and not main.startswith("/wp-content"):
        yield Old(main, target, is_main=True)
    yield Old(f"/?attachment_id={entry.id}", target)


def of_file(entry: Entry, target: str, site: OldSite) -> Iterator[Old]:
    if (path := site.path(entry.address)) and path != "/":
        yield Old(path, target)


def further_pages(path: str, posts: int, target: str) -> Iterator[Old]:
    """Of a listing of the old site, which has ten posts a page unless somebody changed that."""
    for number in range(2, min(ceil(posts / A_PAGE), MOST_PAGES) + 1):
        yield Old(f"{path}/page/{number}", target)


@dataclass
class Archives:
    """Listings of the old site: by category, tag, author and date."""

    survey: Survey
    plans: Plans
    topics: dict[tuple[str, str], str]  # (taxonomy, slug): the slug of our topic
    people: dict[str, str]  # account: the slug of a person
    section_paths: dict[str, str]

    def __iter__(self) -> Iterator[Old]:
        yield from (
            Old(path, ALL_NEWS, True)
            for path in ("/feed", "/feed/atom", "/feed/rss2", "/rss", "/atom")
        )
        yield from (Old(f"/?feed={name}", ALL_NEWS) for name in ("rss2", "atom", "rss", "rdf"))
        yield Old("/comments/feed", ALL_NEWS)
        for term in self.survey.terms or ():
            yield from self.of_term(term.taxonomy, term.slug, term.id)
        listed = {(term.taxonomy, term.slug) for term in self.survey.terms}
        for taxonomy, slug in sorted(self.used() - listed):
            yield from self.of_term(taxonomy, slug, 0)
        for login in sorted({*self.survey.accounts, *(p.entry.creator for p in self.plans)} - {""}):
            yield from self.of_account(login)
        yield from self.of_dates()

    def used(self) -> set[tuple[str, str]]:
        return {(term.taxonomy, term.slug) for plan in self.plans for term in plan.entry.terms}

    def of_term(self, taxonomy: str, slug: str, number: int) -> Iterator[Old]:
        base = {"category": "category", "post_tag": "tag"}.get(taxonomy)
        if not base or not slug:
            return
        section, topic = self.main_section(taxonomy, slug), self.topics.get((taxonomy, slug))
        listing = self.section_paths.get(section, "/")
        target = f"{listing}?topic={topic}" if topic and listing != "/" else listing
        feed = (
            f"/feeds/topic/{topic}.atom" if topic else f"/feeds/{FEED_OF.get(section, 'all')}.atom"
        )
        posts = self.counts.get((taxonomy, slug), Counter()).total()
        for path in dict.fromkeys((f"/{base}/{slug}", f"/{base}/{self.nested(taxonomy, slug)}")):
            yield Old(path, target, True)
            yield Old(f"{path}/feed", feed)
            yield from further_pages(path, posts, target)
        if base == "tag":
            yield Old(f"/?tag={slug}", target)
        elif number:
            yield Old(f"/?cat={number}", target)
            yield Old(f"/?category_name={slug}", target)

    def nested(self, taxonomy: str, slug: str) -> str:
        """A category below another has the names of both in its address."""
        parents = {
            term.slug: term.parent for term in self.survey.terms if term.taxonomy == taxonomy
        }
        names = [slug]
        while (parent := parents.get(names[0])) and parent not in names:
            names.insert(0, parent)
        return "/".join(names)

    def main_section(self, taxonomy: str, slug: str) -> str:
        """Where most posts with this label are."""
        counts = self.counts.get((taxonomy, slug), {})
        return max(counts, key=counts.get, default=NEWS)

    @cached_property
    def counts(self) -> dict[tuple[str, str], Counter[str]]:
        """How many posts of a label lie in each section."""
        found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for plan in self.plans:
            if plan.is_imported and plan.kind in SECTION_OF:
                for term in plan.entry.terms:
                    found[term.taxonomy, term.slug][SECTION_OF[plan.kind]] += 1
        return found

    def of_account(self, login: str) -> Iterator[Old]:
        account = self.survey.accounts.get(login)
        person = self.people.get(login)
        target = f"/people/{person}/" if person else self.section_paths.get(NEWS, "/")
        names = {slugify(login), slugify(login.partition("@")[0]), login.lower().replace(".", "-")}
        if account:
            names.add(slugify(account.name))
        for name in sorted(names - {""}):
            yield Old(f"/author/{name}", target, True)
            yield Old(f"/author/{name}/feed", ALL_NEWS)
            yield Old(f"/?author_name={name}", target)
        if account and account.id:
            yield Old(f"/?author={account.id}", target)

    def of_dates(self) -> Iterator[Old]:
        news = self.section_paths.get(NEWS, "/")
        days = [
            match.groups()
            for plan in self.plans
            if plan.entry.is_public and plan.is_imported and plan.entry.type == "post"
            and (match := DATE.match(plan.entry.date))
        ]  # fmt: skip
        yield from further_pages("", len(days), news)
        for year, month, day in sorted(set(days)):
            yield Old(f"/{year}/{month}/{day}", f"{news}?year={year}")
            yield Old(f"/{year}", f"{news}?year={year}")
            yield Old(f"/?m={year}", f"{news}?year={year}")
            yield Old(f"/{year}/{month}", f"{news}?year={year}")
            yield Old(f"/?m={year}{month}", f"{news}?year={year}")
