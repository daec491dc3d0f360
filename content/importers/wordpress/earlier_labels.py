"""Which posts had a label, in this run and in earlier ones: an export of some posts isn't the site.

Where the address of a category leads depends on where its posts lie, and on what is above it. Were
only this export's posts counted, one of three posts would send the readers of all the others elsewhere.
"""

from collections import Counter
from dataclasses import dataclass, field

from content.importers.wordpress.labels import CO_AUTHORS, Labels, is_topic
from content.importers.wordpress.mapping import Mapping
from content.importers.wordpress.planning import Plans
from content.importers.wordpress.sections import SECTION_OF
from content.importers.wordpress.survey import Survey
from content.importers.wordpress.wxr import Term
from content.models import Person, Topic
from content.provenance import Provenance

PREFIX = "wordpress-label:"
Name = tuple[str, str]  # taxonomy, and the label's name in an address


@dataclass
class Label:
    """`became`: the primary key of our topic; of the person, where a plugin keeps authors as labels.
    `posts`: by the key of a post, the section in which its page lies."""

    parent: str = ""
    became: int = 0
    posts: dict[str, str] = field(default_factory=dict)

    @property
    def sections(self) -> Counter[str]:
        """The one with most posts first; in the order of the alphabet among equals."""
        counted = Counter(self.posts.values())
        return Counter(dict(sorted(counted.items(), key=lambda each: (-each[1], each[0]))))


@dataclass
class EarlierLabels:
    known: dict[Name, Label]
    before: dict[Name, tuple[int, dict]]  # as the database holds them

    def parents(self, survey: Survey) -> dict[str, str]:
        """Of categories. Exports of some posts don't say what lies above what."""
        for term in survey.terms:
            self.label((term.taxonomy, term.slug)).parent = term.parent
        return {slug: each.parent for (taxonomy, slug), each in self.known.items()
                if taxonomy == "category" and each.parent}  # fmt: skip

    def label(self, name: Name) -> Label:
        return self.known.setdefault(name, Label())

    def learn(self, plans: Plans, labels: Labels) -> None:
        """This export says all of its own posts, and nothing of others."""
        for label in self.known.values():
            label.posts = {key: at for key, at in label.posts.items() if key not in plans.by_key}
        for plan in plans:
            if plan.is_imported and plan.entry.is_public and plan.kind in SECTION_OF:
                for term in plan.entry.terms:
                    name = (term.taxonomy, term.slug)
                    self.label(name).posts[plan.key] = SECTION_OF[plan.kind]
        for name, topic in labels.topics.items():
            self.label(name).became = topic.pk
        for name, label in self.known.items():
            kind, number = labels.authors.get(name[1], ("", 0))
            if name[0] == CO_AUTHORS and kind == "person":
                label.became = number

    def topics(self, mapping: Mapping) -> dict[Name, str]:
        """By label, the name of its topic in an address; only where the mapping wants topics still, and
        a public post has it: what drafts are about is nobody's business."""
        numbers = {name: each.became for name, each in self.known.items()
                   if each.became and each.posts and is_topic(Term(*name, name=""), mapping)}  # fmt: skip
        slugs = dict(Topic.objects.filter(pk__in=numbers.values()).values_list("pk", "slug"))
        return {name: slugs[number] for name, number in numbers.items() if number in slugs}

    def people(self) -> dict[str, Person]:
        """By account."""
        numbers = {slug: each.became for (taxonomy, slug), each in self.known.items()
                   if taxonomy == CO_AUTHORS and each.became}  # fmt: skip
        people = Person.objects.in_bulk(list(numbers.values()))
        return {slug: people[pk] for slug, pk in numbers.items() if pk in people}

    def save(self) -> None:
        """Only what has changed."""
        for name, label in self.known.items():
            state = {"parent": label.parent, "posts": label.posts}
            if (label.became, state) != self.before.get(name):
                Provenance.objects.update_or_create(
                    key=key_of(name),
                    defaults={"object_id": label.became, "fingerprint": "", "state": state},
                )


def key_of(name: Name) -> str:
    return PREFIX + ":".join(name)


def earlier_labels() -> EarlierLabels:
    known, before = {}, {}
    for record in Provenance.objects.filter(key__startswith=PREFIX):
        taxonomy, _, slug = record.key.removeprefix(PREFIX).partition(":")
        known[taxonomy, slug] = Label(
            record.state["parent"], record.object_id, record.state["posts"]
        )
        before[taxonomy, slug] = (record.object_id, record.state)
    return EarlierLabels(known, before)
