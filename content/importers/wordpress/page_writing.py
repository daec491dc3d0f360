"""Writes the page of one post, or leaves it as an editor left it."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError
from wagtail.blocks import StreamValue
from wagtail.models import Page, Revision

from content.importers.wordpress.index_updates import index_updates_later, update_indexes
from content.importers.wordpress.links import Links
from content.importers.wordpress.page_values import PageValues
from content.importers.wordpress.planning import PREFIX, Plan, address_of
from content.importers.wordpress.question_records import QuestionRecords
from content.importers.wordpress.words import counted, words_of_blocks, words_of_targets
from content.models import ArticleAuthor, Topic
from content.provenance import Provenance
from content.webinars.recorded import Recorded, silent_recordings, streams_on


class Fate(StrEnum):
    MADE = "made"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    EDITED = "changed in the export, but left as an editor changed it"
    DELETED = "left out, because an editor deleted it"
    CONFLICT = "conflict"
    SKIPPED = "left out"
    SHOWN = "shown in other posts"
    REFUSED = "refused"


# What readers saw stays published; the dashboard asks for the words.
WHY_NO_TRANSCRIPT = "It was published without one on the former site."
CHANGED = (Fate.MADE, Fate.UPDATED)


@dataclass
class Writing:
    """One post; runs inside a transaction."""

    plan: Plan
    values: PageValues
    links: Links
    parent: Page
    source: str = ""  # names the post as it is in WordPress
    lacking: int = 0  # what it mentions and the export hasn't

    def __post_init__(self):
        self.questions = QuestionRecords(self.plan)
        self.was_left = False  # as an earlier export made it, which knew more
        self.is_open_still = False  # though the post isn't: an editor's page isn't taken down
        self.stored: Counter[str] | None = None  # the words that were written, as they lie there
        self.targets: Counter[str] = Counter()  # of these: in addresses of buttons

    def run(self) -> Fate:
        record = Provenance.objects.filter(key=PREFIX + self.plan.key).first()
        if record is None:
            self.write(self.values.model(), record)
            return Fate.MADE
        page = Page.objects.get(pk=record.object_id).specific
        is_same = record.fingerprint == self.values.fingerprint
        waiting = [key for key in record.state.get("pending", []) if self.has_page(key)]
        self.was_left = self.knows_less(record)
        if (is_same and not waiting) or self.was_left:
            return Fate.UNCHANGED
        if differs(page, record):
            was_public = record.state["live"] or record.state.get("due", False)
            self.is_open_still = page.live and was_public
            return Fate.UNCHANGED if is_same else Fate.EDITED
        if not isinstance(page, self.values.model):
            self.plan.remarks.append(
                "The mapping makes another type of page of it now; delete the page to have it made anew"
            )
            return Fate.EDITED
        self.write(page, record)
        return Fate.UPDATED

    def knows_less(self, record: Provenance) -> bool:
        """The same post from an export of fewer: its page would only lose pictures or links."""
        is_same = bool(self.source) and record.state.get("source") == self.source
        return is_same and self.lacking > record.state.get("lacking", 0)

    def has_page(self, key: str) -> bool:
        plan = self.links.plans.by_key.get(key)
        return bool(plan and plan.page_id)

    def write(self, page: Page, record: Provenance | None) -> None:
        pending: set[str] = set()
        self.fill(page, pending)
        page.body = self.stream(page, "body", self.values.live, pending)
        if isinstance(page, Recorded) and silent_recordings(streams_on(page)):
            page.why_no_transcript = page.why_no_transcript or WHY_NO_TRANSCRIPT
        self.stored = words_on(page) + self.questions.words()
        self.targets = words_of_targets(page.body.get_prep_value())
        with index_updates_later(type(page)):
            if page.pk is None:
                page.live = False
                self.parent.add_child(instance=page)
            page.full_clean()
            revision = page.save_revision(clean=False, changed=True)
        self.publish(page, revision)
        if self.values.draft != self.values.live:
            page = type(page).objects.get(pk=page.pk)
            page.body = self.stream(page, "body", self.values.draft, pending)
            with index_updates_later(type(page)):
                page.save_revision(clean=False, changed=True)
        self.settle_questions(page)
        self.plan.page_id, self.plan.is_made = page.pk, True
        page = Page.objects.get(pk=page.pk)
        self.plan.path = address_of(page) or self.plan.path
        Provenance.objects.update_or_create(
            key=PREFIX + self.plan.key,
            defaults={
                "object_id": page.pk,
                "fingerprint": self.values.fingerprint,
                "state": state_of(page)
                | {"pending": sorted(pending), "due": self.values.is_to_come}
                | {"source": self.source, "lacking": self.lacking},
            },
        )

    def settle_questions(self, page: Page) -> None:
        opens_at = self.values.published if self.values.is_to_come else None
        self.questions.settle(page, is_public=self.values.is_public, opens_at=opens_at)

    def fill(self, page: Page, pending: set[str]) -> None:
        values = self.values
        page.title, page.slug = values.title, values.slug
        page.summary, page.search_description = values.summary, values.description
        page.lead_image_id, page.lead_image_alt = values.lead_image, values.lead_image_alt
        page.expire_at, page.expired = None, False
        for name, value in values.fields.items():
            setattr(page, name, value)
        page.topics = Topic.objects.filter(pk__in=values.topics)
        if hasattr(page, "authors"):
            page.authors = [
                ArticleAuthor(**{f"{kind}_id": pk}, sort_order=number)
                for number, (kind, pk) in enumerate(values.authors)
            ]
        if hasattr(page, "recording"):
            page.recording = self.stream(page, "recording", values.recording, pending)
        page.first_published_at = values.published if values.is_public else None
        page.go_live_at = values.published if values.is_to_come else None

    def stream(self, page: Page, name: str, raw: list[dict], pending: set[str]) -> StreamValue:
        """Raises ValidationError where a block of ours refuses a value."""
        block = page._meta.get_field(name).stream_block
        written = self.questions.chosen(self.links.value_written(raw, pending))
        return block.clean(block.to_python(written))

    def publish(self, page: Page, revision: Revision) -> None:
        """Readers see what they saw; everything else is a draft."""
        if page.live and not self.values.is_public:
            page.unpublish()  # taken down in WordPress since the last import
        if self.values.is_public or self.values.is_to_come:
            revision.publish()
            if self.values.changed and self.values.is_public:
                Page.objects.filter(pk=page.pk).update(last_published_at=self.values.changed)
        if not self.values.is_public:
            update_indexes(page)


def words_on(page: Page) -> Counter[str]:
    words = counted(f"{page.title} {page.summary}") + words_of_blocks(page.body.get_prep_value())
    recording = page.recording.get_prep_value() if hasattr(page, "recording") else []
    return words + words_of_blocks(recording)


def differs(page: Page, record: Provenance) -> bool:
    """Whether an editor changed, moved, published or took down the page since."""
    before = dict(record.state)
    if before.get("due") and page.first_published_at:
        before["live"] = True  # its time came; only who took it down again changed it
    if page.expired:
        before["live"] = False  # as the import said
    return any(before.get(name) != value for name, value in state_of(page).items())


def state_of(page: Page) -> dict:
    return {
        "latest_revision": page.latest_revision_id,
        "live": page.live,
        "parent": page.get_parent().pk,
    }


def refusal(error: ValidationError) -> str:
    """What our blocks or pages refuse, on one line."""
    return " ".join(error.messages) if hasattr(error, "messages") else str(error)
