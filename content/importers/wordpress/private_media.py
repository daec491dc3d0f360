"""Files that only drafts, private posts and text for members show lie in a collection for editors, and so
do those that are private or in the bin themselves, and those that a plugin protected.

Wagtail serves each document to whoever has its address; a collection that asks for a login is how it
keeps one back. Publishing what shows it lets it out (`content/former_site/waiting_media.py`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Model
from wagtail.models import Collection, CollectionViewRestriction

from content.former_site.files import MODELS, is_shown_to_all, is_told
from content.former_site.waiting_media import FOR_GOOD, PREFIX, Name, key_of, put_into
from content.importers.wordpress.kept import Kept
from content.importers.wordpress.library import Library
from content.importers.wordpress.planning import Plans
from content.importers.wordpress.survey import Entry, Survey
from content.importers.wordpress.wxr import whole
from content.provenance import Provenance

COLLECTION = "wordpress-collection:not-public"
NAME = "From WordPress, not public"
MENTIONED = re.compile(r"""wp-image-(\d+)|([^\s"'<>()=]+/uploads/[^\s"'<>()]+)""")


def media_in(source: str, library: Library) -> Iterator[Name]:
    """Of text that no page of ours shows."""
    for number, address in MENTIONED.findall(source):
        found = library.find(whole(number), address)
        if isinstance(found, Kept):
            yield found.kind, found.pk


@dataclass
class PrivateMedia:
    """`shown`: whether a public post of this export shows it; what no post shows isn't in it."""

    survey: Survey
    plans: Plans
    library: Library
    shown: dict[Name, bool]
    will_be: dict[int, bool] = field(default_factory=dict)  # see `content/former_site/files.py`
    lying_there: set[int] = field(default_factory=set)  # numbers of the export

    def settle(self) -> None:
        self.records = {r.key: r for r in Provenance.objects.filter(key__startswith=PREFIX)}
        self.root = Collection.get_first_root_node().pk
        for name, entries in self.entries().items():
            obj = MODELS[name[0]].objects.filter(pk=name[1]).first() if self.matters(name, entries) else None  # fmt: skip
            if obj is None:
                continue
            verdicts = {self.is_private(name, entry, obj) for _, entry in entries}
            is_private = None if verdicts == {None} else not verdicts & {False}
            is_for_good = any(entry.is_protected for _, entry in entries)
            if self.lies_there(name, obj, is_private, is_for_good=is_for_good):
                self.lying_there.update(number for number, _ in entries)

    def entries(self) -> dict[Name, list[tuple[int, Entry]]]:
        """Several may be the same file."""
        found: dict[Name, list[tuple[int, Entry]]] = {}
        for number, entry in self.survey.attachments.items():
            if kept := self.library.by_id.get(number):
                found.setdefault((kept.kind, kept.pk), []).append((entry.id, entry))
        return found

    def matters(self, name: Name, entries: Iterable[tuple[int, Entry]]) -> bool:
        """Most files stand on public pages and have always done: nothing is asked about them."""
        plans = [self.plans.by_id.get(entry.parent) for _, entry in entries]
        is_hidden = any(plan and not plan.entry.is_public for plan in plans)
        is_hidden = is_hidden or any(entry.is_put_away for _, entry in entries)
        if any(entry.is_protected for _, entry in entries):
            return True
        return key_of(name) in self.records or self.shown.get(name, not is_hidden) is False

    def is_private(self, name: Name, entry: Entry, obj: Model) -> bool | None:
        """None where this export doesn't tell."""
        shown, plan = self.shown.get(name), self.plans.by_id.get(entry.parent)
        if entry.is_protected:
            return True
        if shown:
            return False
        if entry.is_put_away:
            return not is_shown_to_all(obj)
        if shown is None and plan is None:
            is_known = (
                bool(entry.parent) or key_of(name) in self.records
            )  # another export told more
            return None if is_known else not is_told(obj, will_be=self.will_be)
        if shown is None and plan.entry.is_public:
            return False
        return not is_shown_to_all(obj, will_be=self.will_be)

    def lies_there(
        self, name: Name, obj: Model, is_private: bool | None, *, is_for_good: bool = False
    ) -> bool:
        record = self.records.get(key_of(name))
        was = record.state if record else {"collection": self.root, "before": self.root}
        is_moved = obj.collection_id != was["collection"]
        if is_moved or is_private is None or not (record or is_private):
            return bool(record) and not is_moved and was["collection"] != was["before"]
        put_into(obj, self.collection().pk if is_private else was["before"])
        state = {"collection": obj.collection_id, "before": was["before"]}
        if is_private and is_for_good:
            state[FOR_GOOD] = True
        if record is None or record.state != state:
            Provenance.objects.update_or_create(
                key=key_of(name), defaults={"object_id": obj.pk, "fingerprint": "", "state": state}
            )
        return is_private

    def collection(self) -> Collection:
        """Found again by its number: editors may call it something else."""
        record = Provenance.objects.filter(key=COLLECTION).first()
        found = Collection.objects.filter(pk=record.object_id).first() if record else None
        if found is None:
            found = Collection.get_first_root_node().add_child(instance=Collection(name=NAME))
            CollectionViewRestriction.objects.create(collection=found, restriction_type="login")
            Provenance.objects.update_or_create(
                key=COLLECTION, defaults={"object_id": found.pk, "fingerprint": "", "state": {}}
            )
        return found
