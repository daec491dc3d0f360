"""The steps of one import, in order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from wagtail.models import Page, Site

from content.former_site.files import remember
from content.former_site.waiting_redirects import forget
from content.importers.saying import Say
from content.importers.wordpress.context import Context
from content.importers.wordpress.converting import Converted
from content.importers.wordpress.custom_labels import label_lines
from content.importers.wordpress.earlier_labels import earlier_labels
from content.importers.wordpress.earlier_media import former_files
from content.importers.wordpress.earlier_posts import EarlierPosts, recall_reusable
from content.importers.wordpress.earlier_rules import keep_back_withheld
from content.importers.wordpress.gone_questions import GoneQuestions, keys_in
from content.importers.wordpress.labels import Labels, labels_of, no_topics, people_shown
from content.importers.wordpress.library import Library, take_in
from content.importers.wordpress.link_proof import prove_links
from content.importers.wordpress.links import Links
from content.importers.wordpress.mapping import Mapping
from content.importers.wordpress.media_files import Source
from content.importers.wordpress.old_addresses import OldAddresses
from content.importers.wordpress.page_values import PageValues, source_of, values_of
from content.importers.wordpress.page_writing import CHANGED, Fate, Writing, refusal
from content.importers.wordpress.planning import PREFIX, Plan, Plans, plan_all
from content.importers.wordpress.private_media import NAME as NOT_PUBLIC
from content.importers.wordpress.private_media import PrivateMedia, media_in
from content.importers.wordpress.proof import prove
from content.importers.wordpress.redirects import Redirects
from content.importers.wordpress.relinking import relinked
from content.importers.wordpress.report import Report
from content.importers.wordpress.report_lines import (
    left_out_lines,
    media_lines,
    other_lines,
    post_lines,
    reusable_lines,
    site_lines,
)
from content.importers.wordpress.report_words import how_many
from content.importers.wordpress.sections import Sections, sections_of_site
from content.importers.wordpress.survey import INTERNAL, Survey
from content.importers.wordpress.trial_writing import (
    StandIns,
    TrialWriting,
    WouldBe,
    as_they_would_be,
)
from content.importers.wordpress.wxr import Item, read
from content.media.image import SiteImage
from content.provenance import Provenance

TOLD_EACH = 50  # posts or files


@dataclass
class Moving:
    export: Path
    source: Source | None
    mapping: Mapping
    survey: Survey
    report: Report
    say: Say
    library: Library = field(default_factory=Library)
    labels: Labels = field(default_factory=Labels)
    plans: Plans = field(default_factory=Plans)
    media: list[dict] = field(default_factory=list)
    shown: dict[tuple[str, int], bool] = field(default_factory=dict)
    written: int = 0
    reusable: list[dict] = field(default_factory=list)  # lines of blocks that posts show
    shown_in: dict[int, list[str]] = field(
        default_factory=dict
    )  # titles, by the number of such a block
    would_be: WouldBe = field(default_factory=dict)  # of a dry run: pages that it didn't change
    will_be: dict[int, bool] = field(default_factory=dict)  # and whether readers may open them then
    topics_shown: set[int] = field(default_factory=set)
    people: set[str] = field(default_factory=set)  # of whom readers may know, by slug
    standing: dict[str, None] = field(default_factory=dict)  # lines on what is public still
    sections: Sections | None = None
    links: Links | None = None

    @property
    def is_trial(self) -> bool:
        return self.report.is_dry_run

    def run(self) -> None:
        with transaction.atomic():
            self.sections = sections_of_site(StandIns() if self.is_trial else None)
            recall_reusable(self.survey)
            keep_back_withheld(self.survey)
            earlier = earlier_labels()
            self.mapping.parents = earlier.parents(self.survey)
            self.plans = plan_all(self.survey, self.mapping, self.sections)
            self.labels = labels_of(self.survey, self.mapping, self.plans, earlier.people())
            earlier.learn(self.plans, self.labels)
            self.people = people_shown(self.plans, self.labels)
            self.labels.tell_only(self.people)
            if not self.is_trial:  # whose pages nobody publishes
                forget(plan.page_id for plan in self.plans if plan.page_id)
        self.take_media()
        site = Site.objects.get(is_default_site=True)
        old = OldAddresses(
            self.survey,
            self.plans,
            self.library,
            self.labels,
            self.sections,
            self.mapping,
            earlier,
            self.shown,
            self.will_be,
            EarlierPosts(site),
        )
        own = self.sections.by_path()
        self.links = Links(old.site, self.plans, self.library, old.targets(), own, old.posts)
        self.write_posts()
        if not self.is_trial:
            self.link_forward()
        self.say("Writing redirects")
        redirects = Redirects(
            site, self.plans.by_key, self.would_be, self.will_be, self.topics_shown, self.people
        )
        with transaction.atomic():
            redirects.write(old)
            self.keep_back()
            remember(former_files(self.survey, self.library.by_id, self.plans))
            earlier.save()
        self.report.redirects_of = redirects.of_plan
        self.report.head = site_lines(self, redirects) | {"taxonomies": label_lines(old.archives())}

    def take_media(self) -> None:
        total = len(self.survey.attachments)
        if total:
            self.say(f"Looking at {how_many(total, 'picture or file', 'pictures and files')}")
        for number, outcome in enumerate(take_in(self.survey, self.source, self.library), 1):
            self.media.append(media_lines(outcome))
            if number % TOLD_EACH == 0:
                self.say(f"  {number} of {total} pictures and files")

    def keep_back(self) -> None:
        private = PrivateMedia(self.survey, self.plans, self.library, self.shown, self.will_be)
        private.settle()
        for each in self.media:
            each["kept_back"] = NOT_PUBLIC if each["id"] in private.lying_there else ""

    def items(self, keys: set[str] | None = None) -> Iterator[tuple[Plan, Item]]:
        """The posts in the order of the file; a page waits until the one above it is there."""
        by_number = {plan.entry.number: plan for plan in self.plans if not keys or plan.key in keys}
        waiting: list[tuple[Plan, Item]] = []
        for part in read(self.export):
            plan = by_number.get(part.number) if isinstance(part, Item) else None
            if plan is None:
                if keys is None and isinstance(part, Item):
                    self.note_other(part)
                continue
            if plan.parent_key and not self.plans.by_key[plan.parent_key].page_id:
                waiting.append((plan, part))
            else:
                yield plan, part
        order = {key: place for place, key in enumerate(self.plans.by_key)}
        yield from sorted(waiting, key=lambda each: order[each[0].key])

    def note_other(self, item: Item) -> None:
        known = item.type in (*INTERNAL, "attachment", "nav_menu_item")
        if not known and (lines := other_lines(item)):
            add = self.reusable.append if item.type == "wp_block" else self.report.add
            add(lines)

    def write_posts(self) -> None:
        total = len(self.survey.posts)
        self.say(f"Writing {how_many(total, 'post or page', 'posts and pages')}")
        for number, (plan, item) in enumerate(self.items(), 1):
            self.report.add(self.write_post(plan, item))
            if number % TOLD_EACH == 0:
                self.say(f"  {number} of {total}: {plan.title[:60]}")
        for lines in self.reusable:
            self.report.add(reusable_lines(lines, self.shown_in.get(lines["id"], [])))

    def write_post(self, plan: Plan, item: Item) -> dict:
        if not plan.is_imported:
            self.withhold([] if plan.entry.is_public else [item["content"]])
            if plan.kind == "skip" and not plan.stands:
                plan.remarks += self.settle_gone(plan, set())
            return left_out_lines(plan, item, fate_without_page(plan))
        context = Context(plan.title, item, self.survey, self.library, self.links)
        values, converted = values_of(plan, item, context)
        values.topics = self.labels.topics_of(plan.entry.terms)
        values.authors = self.labels.authors_of(plan.entry.creator, plan.entry.terms)
        writing = self.writing(plan, values)
        writing.source, writing.lacking = source_of(plan, item), len(context.lacking)
        try:
            fate = self.write_page(writing, converted)
        except (ValidationError, IntegrityError, DataError, ValueError) as error:
            plan.page_id = 0
            plan.remarks.append(f"It couldn't be written: {refusal(error)}")
            return left_out_lines(plan, item, Fate.REFUSED)
        self.written += fate in CHANGED
        plan.is_draft = not (values.is_public or values.is_to_come)
        if writing.is_open_still and not plan.entry.is_public and plan.is_draft:
            plan.stands = plan.path
        for number in converted.notes.reused:
            self.shown_in.setdefault(number, []).append(plan.title)
        for each in context.shown:
            self.shown[each] = self.shown.get(each, False) or values.is_public
        notes, reusable = converted.notes, self.survey.reusable
        self.withhold(notes.unseen)
        proof = prove(item, values, notes, reusable, stored=writing.stored, targets=writing.targets)
        links = prove_links(item, reusable, values.streams, notes)
        lines = post_lines(plan, item, values, notes=notes, proof=proof, links=links, fate=fate)
        # What only an earlier export knew is on the page still.
        lines["not_taken_over"] += no_topics(item.terms, self.labels, self.mapping)
        return lines | {"missing": [] if writing.was_left else notes.missing}

    def write_page(self, writing: Writing, converted: Converted) -> Fate:
        """And what belongs to it: all of it or nothing."""
        plan, values = writing.plan, writing.values
        with transaction.atomic():
            fate = writing.run()
            keep_focal_points(converted.notes.focal_points)
            if is_rewritten := self.is_trial and fate is Fate.UPDATED:
                self.note_what_will_be(plan, values)
            if not writing.was_left:
                present = keys_in(plan.key, (values.live, values.draft))
                converted.notes.changes += self.settle_gone(plan, present)
            if is_rewritten:  # an editor may want to change that page meanwhile
                transaction.set_rollback(True)
        return fate

    def note_what_will_be(self, plan: Plan, values: PageValues) -> None:
        """Of a page that this dry run would have written anew."""
        self.will_be[plan.page_id] = values.is_public
        self.topics_shown.update(values.topics if values.is_public else ())
        self.would_be |= as_they_would_be(plan.page_id)

    def settle_gone(self, plan: Plan, present: set[str]) -> list[str]:
        gone = GoneQuestions(plan, present, self.is_trial, self.will_be).settle()
        self.standing |= dict.fromkeys(gone.standing)
        return gone.told

    def withhold(self, sources: Iterable[str]) -> None:
        for source in sources:
            for each in media_in(source, self.library):
                self.shown.setdefault(each, False)

    def writing(self, plan: Plan, values: PageValues) -> Writing:
        kind = TrialWriting if self.is_trial else Writing
        return kind(plan, values, self.links, self.sections.holder(self.parent_of(plan)))

    def parent_of(self, plan: Plan) -> Page:
        above = self.plans.by_key.get(plan.parent_key)
        number = (above.page_id if above else 0) or plan.parent_id or self.sections.home.pk
        return Page.objects.get(pk=number)

    def link_forward(self) -> None:
        """Posts that link to others which were written after them get these links once more."""
        keys = [PREFIX + plan.key for plan in self.plans if plan.is_imported and plan.page_id]
        records = Provenance.objects.filter(key__in=keys).exclude(state__pending=[])
        waiting = [record for record in records if self.can_be_linked(record)]
        if not waiting:
            return
        self.say(f"Linking {len(waiting)} pages to what came after them")
        anew = set()
        for number, record in enumerate(waiting, 1):
            if not relinked(record, self.plans):
                anew.add(record.key.removeprefix(PREFIX))
            if number % TOLD_EACH == 0:
                self.say(f"  {number} of {len(waiting)}")
        if anew:
            for plan, item in self.items(anew):
                self.write_post(plan, item)

    def can_be_linked(self, record: Provenance) -> bool:
        plans = (self.plans.by_key.get(key) for key in record.state["pending"])
        return any(plan and plan.page_id for plan in plans)


def keep_focal_points(points: dict[int, tuple[float, float]]) -> None:
    """What mustn't be cut off, unless an editor has said so already."""
    for image in SiteImage.objects.filter(pk__in=points, focal_point_x=None):
        across, down = points[image.pk]
        image.focal_point_x, image.focal_point_y = (
            int(across * image.width),
            int(down * image.height),
        )
        image.focal_point_width, image.focal_point_height = image.width // 4, image.height // 4
        image.save()


def fate_without_page(plan: Plan) -> Fate:
    if plan.kind == "skip":
        return Fate.SKIPPED
    return Fate.DELETED if plan.is_deleted else Fate.CONFLICT
