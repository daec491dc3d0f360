"""Topics from categories and tags; authors from accounts that the mapping file explains."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from zlib import crc32

from django.utils.text import slugify

from content.importers.wordpress.inline import plain
from content.importers.wordpress.mapping import Mapping
from content.importers.wordpress.planning import Plans
from content.importers.wordpress.survey import Survey
from content.importers.wordpress.words import on_one_line
from content.importers.wordpress.wxr import Term
from content.models import Organisation, Person, Topic

LONGEST_TOPIC = 80
LONGEST_NAME = 120
NOT_TOPICS = {"uncategorized", "uncategorised"}
CO_AUTHORS = "author"  # the taxonomy in which the plugin Co-Authors Plus keeps who wrote


@dataclass
class Labels:
    topics: dict[tuple[str, str], Topic] = field(default_factory=dict)
    authors: dict[str, tuple[str, int]] = field(default_factory=dict)  # account: ("person", pk)
    people: dict[str, str] = field(default_factory=dict)  # account: the slug of a person
    made: list[str] = field(default_factory=list)

    def tell_only(self, people: set[str]) -> None:
        """Old addresses of others lead to no page of theirs, since nobody finds one."""
        self.people = {account: slug for account, slug in self.people.items() if slug in people}

    def topics_of(self, terms) -> list[int]:
        found = [self.topics.get((term.taxonomy, term.slug)) for term in terms]
        return sorted({topic.pk for topic in found if topic})

    def authors_of(self, creator: str, terms) -> list[tuple[str, int]]:
        """By name where a plugin names several; else who stands behind the account."""
        co_authors = [term.slug for term in terms if term.taxonomy == CO_AUTHORS]
        known = [self.authors[name] for name in co_authors if name in self.authors]
        return list(dict.fromkeys(known)) or (
            [self.authors[creator]] if creator in self.authors else []
        )


def people_shown(plans: Plans, labels: Labels) -> set[str]:
    """Of whom readers may know once this run has ended, by slug: what the pages that it writes say now
    counts for nothing."""
    written = [plan.page_id for plan in plans if plan.page_id]
    public = (plan.entry for plan in plans if plan.is_imported and plan.entry.is_public)
    named = {author for entry in public for author in labels.authors_of(entry.creator, entry.terms)}
    numbers = [pk for kind, pk in named if kind == "person"]
    known = Person.objects.shown(but=written) | Person.objects.filter(pk__in=numbers)
    return set(known.values_list("slug", flat=True))


def labels_of(
    survey: Survey, mapping: Mapping, plans: Plans, known: dict[str, Person] | None = None
) -> Labels:
    """Only of what is imported; what our site knows by the same name is used, not made again.

    `known`: by account, who was named as an author in an earlier run.
    """
    labels = Labels()
    imported = [plan.entry for plan in plans if plan.is_imported]
    said = {(term.taxonomy, term.slug): term.description for term in survey.terms}
    for term in (term for entry in imported for term in entry.terms):
        if is_topic(term, mapping) and (term.taxonomy, term.slug) not in labels.topics:
            about = plainly_said(said.get((term.taxonomy, term.slug), ""))
            if topic := topic_called(term.name, term.slug, about, labels):
                labels.topics[term.taxonomy, term.slug] = topic
        elif term.taxonomy == CO_AUTHORS and term.slug not in labels.authors:
            know_author(term.slug, {"person": term.name}, labels)
    accounts = {*survey.accounts, *(plan.entry.creator for plan in plans)}
    for login, who in mapping.accounts.items():
        if login in accounts:
            know_author(login, who, labels)
    for login, person in (known or {}).items():
        labels.authors.setdefault(login, ("person", person.pk))
        labels.people.setdefault(login, person.slug)
    return labels


def is_topic(term: Term, mapping: Mapping) -> bool:
    """A category that says what kind of page it is isn't a subject as well."""
    says_kind = term.taxonomy == "category" and mapping.maps(term.slug)
    return (
        term.taxonomy in mapping.topic_taxonomies()
        and not says_kind
        and term.slug not in NOT_TOPICS
    )


def no_topics(terms: Iterable[Term], labels: Labels, mapping: Mapping) -> list[str]:
    """Categories and tags that the mapping file makes nothing of."""
    lines = []
    for taxonomy, called in (("category", "Categories"), ("post_tag", "Tags")):
        names = [
            plain(term.name)
            for term in terms
            if term.taxonomy == taxonomy
            and (taxonomy, term.slug) not in labels.topics
            and not (taxonomy == "category" and mapping.ruling(term.slug))
            and term.slug not in NOT_TOPICS
        ]
        if names:
            lines.append(f"{called} that become no topics: {', '.join(sorted(set(names)))}")
    return lines


def plainly_said(description: str) -> str:
    return on_one_line(description)


def topic_called(name: str, slug: str, description: str, labels: Labels) -> Topic | None:
    name = plain(name or slug)[:LONGEST_TOPIC]
    if not name:
        return None
    slug = slugify(slug)[:LONGEST_TOPIC] or slugify(name)[:LONGEST_TOPIC]
    slug = (
        slug or f"topic-{crc32(name.encode()):x}"
    )  # of a name in letters that addresses can't have
    found = (
        Topic.objects.filter(slug=slug).first() or Topic.objects.filter(name__iexact=name).first()
    )
    if found is None:
        found = Topic.objects.create(name=name, slug=slug, description=description)
        labels.made.append(f"topic {name}")
    return found


def know_author(account: str, who: dict[str, str], labels: Labels) -> None:
    kind, name = next(iter(who.items()))
    model = Person if kind == "person" else Organisation
    name = plain(name)[:LONGEST_NAME]
    slug = slugify(name)[:LONGEST_NAME] or slugify(account)
    found = (
        model.objects.filter(name__iexact=name).first() or model.objects.filter(slug=slug).first()
    )
    if found is None:
        found = model.objects.create(name=name, slug=slug)
        labels.made.append(f"{kind} {name}")
    labels.authors[account] = (kind, found.pk)
    if kind == "person":
        labels.people[account] = found.slug
