"""Every address at which the old site answered, and what answers there now."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from django.utils.text import slugify

from content.importers.wordpress.addresses import OldSite
from content.importers.wordpress.custom_labels import TOPIC, custom_labels, listing_of_kind
from content.importers.wordpress.earlier_labels import EarlierLabels
from content.importers.wordpress.labels import CO_AUTHORS
from content.importers.wordpress.mapping import Mapping
from content.importers.wordpress.planning import Plan, Plans
from content.importers.wordpress.post_dates import moment
from content.importers.wordpress.sections import EVENTS, NEWS, RESOURCES, SECTION_OF, WEBINARS
from content.importers.wordpress.survey import Entry, Survey

FEED_OF = {NEWS: "news", RESOURCES: "tool", EVENTS: "events", WEBINARS: "webinars"}
FORMAT = "post_format"
BASES = {"category": "category", "post_tag": "tag"}
ALL_NEWS = "/feeds/all.atom"


@dataclass(frozen=True)
class Old:
    """`target` is the key of a post's plan, or a path of ours."""

    path: str
    target: str
    is_main: bool = False  # the one that readers had
    # Whether it is a guess, or one of several posts' claims: what an earlier run made of the path is
    # better, since that run's export may have known more.
    gives_way: bool = False
    owner: str = ""  # the key of a post that only led on to the target
    is_linked: bool = True  # whether links in posts are led there as well


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
    if entry.id:
        yield Old(f"/?{'page_id' if entry.type == 'page' else 'p'}={entry.id}", key)
        yield Old(f"/archives/{entry.id}" if entry.type != "page" else f"/?p={entry.id}", key)
    also = partial(Old, target=key, gives_way=True)
    yield from map(also, former_paths(entry, main or "?"))
    if entry.type != "page" and entry.slug:
        yield also(f"/{entry.slug}")
        if day := day_in_address(entry):
            year, month, date = day
            for slug in (entry.slug, *entry.old_slugs):
                yield also(f"/{year}/{month}/{slug}")
                yield also(f"/{year}/{month}/{date}/{slug}")


def former_paths(entry: Entry, main: str) -> Iterator[str]:
    """From the names that an address had before WordPress leads on by itself."""
    for slug in entry.old_slugs:
        yield f"/{slug}"
        if "?" not in main:
            yield f"{main.rpartition('/')[0]}/{slug}"


def day_in_address(entry: Entry) -> tuple[str, str, str] | None:
    """None where the date can't be read: no reader had an address with a thirteenth month."""
    if moment(entry.date) is None:
        return None
    year, month, day = entry.date[:10].split("-")
    return year, month, day


def of_attachment(entry: Entry, target: str, site: OldSite, *, is_guess: bool) -> Iterator[Old]:
    """The page that WordPress makes for each picture and file."""
    main = site.path(entry.link) if entry.link else None
    if main and main != "/" and not main.startswith("/wp-content"):
        yield Old(main, target, is_main=True, gives_way=is_guess, is_linked=False)
    for name in ("attachment_id", "p"):
        yield Old(f"/?{name}={entry.id}", target, gives_way=is_guess, is_linked=False)


@dataclass
class Archives:
    """Listings of the old site: by category, tag, author and date. Their further pages and formats of
    feeds are led on by rule (`content/former_site/`)."""

    survey: Survey
    plans: Plans
    mapping: Mapping
    earlier: EarlierLabels
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
        yield from self.of_custom_labels()
        yield from self.of_formats()
        for login in sorted({*self.survey.accounts, *(p.entry.creator for p in self.plans)} - {""}):
            yield from self.of_account(login)
        yield from self.of_guests()
        yield from self.of_dates()

    def used(self) -> set[tuple[str, str]]:
        return {(term.taxonomy, term.slug) for plan in self.plans for term in plan.entry.terms}

    def of_term(self, taxonomy: str, slug: str, number: int) -> Iterator[Old]:
        base = BASES.get(taxonomy)
        if not base or not slug:
            return
        yield from self.of_listing(base, taxonomy, slug)
        old = partial(self.old_of_label, (taxonomy, slug), target=self.listing_of(taxonomy, slug))
        if base == "tag":
            yield old(f"/?tag={slug}")
        elif number:
            yield old(f"/?cat={number}")
            yield old(f"/?category_name={slug}")

    def of_listing(self, base: str, taxonomy: str, slug: str) -> Iterator[Old]:
        """What lies below it has its own address, and one that names both."""
        name, topic = (taxonomy, slug), self.topics.get((taxonomy, slug))
        section = self.main_section(taxonomy, slug)
        feed = f"topic/{topic}" if topic else FEED_OF.get(section, "all")
        for path in dict.fromkeys((f"/{base}/{slug}", f"/{base}/{self.nested(taxonomy, slug)}")):
            yield self.old_of_label(name, path, self.listing_of(taxonomy, slug), is_main=True)
            yield self.old_of_label(name, f"{path}/feed", f"/feeds/{feed}.atom")

    def old_of_label(self, name: tuple[str, str], path: str, target: str, **more: bool) -> Old:
        return Old(path, target, gives_way=not self.earlier.label(name).posts, **more)

    def listing_of(self, taxonomy: str, slug: str) -> str:
        """Where the list of a label leads; "" where nothing is said of labels of this sort."""
        rule = self.mapping.taxonomies.get(taxonomy, "")
        if taxonomy not in BASES and rule in ("", "skip"):
            return ""
        if taxonomy not in BASES and rule != TOPIC:
            return listing_of_kind(rule, self.section_paths)
        listing = self.section_paths.get(self.main_section(taxonomy, slug), "/")
        topic = self.topics.get((taxonomy, slug))
        return f"{listing}?topic={topic}" if topic and listing != "/" else listing

    def of_custom_labels(self) -> Iterator[Old]:
        for label in custom_labels(self):
            if self.listing_of(label.taxonomy, label.slug):
                for base in label.bases:
                    yield from self.of_listing(base, label.taxonomy, label.slug)

    def of_formats(self) -> Iterator[Old]:
        """A gallery, a link, an aside: WordPress lists the posts of each format."""
        for slug in sorted({slug for taxonomy, slug in self.used() if taxonomy == FORMAT and slug}):
            path = f"/type/{slug.removeprefix('post-format-')}"
            yield Old(path, self.section_paths.get(NEWS, "/"), True)
            yield Old(f"{path}/feed", ALL_NEWS)

    def nested(self, taxonomy: str, slug: str) -> str:
        """A category below another has the names of both in its address."""
        names = [slug]
        while (above := self.earlier.label((taxonomy, names[0])).parent) and above not in names:
            names.insert(0, above)
        return "/".join(names)

    def main_section(self, taxonomy: str, slug: str) -> str:
        """What the mapping says of it; where it says nothing, where most posts with this label are."""
        if taxonomy == "category" and (kind := self.mapping.kind_of_category(slug)):
            return SECTION_OF.get(kind, NEWS)
        return next(iter(self.earlier.label((taxonomy, slug)).sections), NEWS)

    def of_account(self, login: str) -> Iterator[Old]:
        account = self.survey.accounts.get(login)
        person = self.people.get(login)
        target = f"/people/{person}/" if person else self.section_paths.get(NEWS, "/")
        old = partial(Old, gives_way=not person)
        names = {slugify(login), slugify(login.partition("@")[0]), login.lower().replace(".", "-")}
        if account:
            names.add(slugify(account.name))
        for name in sorted(names - {""}):
            yield old(f"/author/{name}", target, True)
            yield old(f"/author/{name}/feed", ALL_NEWS)
            yield old(f"/?author_name={name}", target)
        if account and account.id:
            yield old(f"/?author={account.id}", target)

    def of_guests(self) -> Iterator[Old]:
        """Who wrote without an account, by the plugin Co-Authors Plus, and may be known by readers."""
        open_posts = (p.entry for p in self.plans if p.entry.is_public and p.is_imported)
        terms = (term for entry in open_posts for term in entry.terms)
        for slug in sorted({term.slug for term in terms if term.taxonomy == CO_AUTHORS} - {""}):
            person = self.people.get(slug)
            target = f"/people/{person}/" if person else self.section_paths.get(NEWS, "/")
            for name in dict.fromkeys((slug, slug.removeprefix("cap-"))):
                yield Old(f"/author/{name}", target, gives_way=not person)
                yield Old(f"/author/{name}/feed", ALL_NEWS, gives_way=not person)

    def of_dates(self) -> Iterator[Old]:
        news = self.section_paths.get(NEWS, "/")
        days = {
            day
            for plan in self.plans
            if plan.entry.is_public and plan.is_imported and plan.entry.type == "post"
            and (day := day_in_address(plan.entry))
        }  # fmt: skip
        if days:
            yield Old("/page/2", news)
        for year, month, day in sorted(days):
            yield Old(f"/{year}/{month}/{day}", f"{news}?year={year}")
            yield Old(f"/{year}", f"{news}?year={year}")
            yield Old(f"/?m={year}", f"{news}?year={year}")
            yield Old(f"/{year}/{month}", f"{news}?year={year}")
            yield Old(f"/?m={year}{month}", f"{news}?year={year}")
