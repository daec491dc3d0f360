"""All that the page of one post will hold, before it is written."""

import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone
from wagtail.blocks import StreamBlock
from wagtail.models import Page

from content.importers.wordpress.asked_by_fields import is_over, taken_down_at
from content.importers.wordpress.builder_doubts import for_everybody
from content.importers.wordpress.builder_fields import kept_apart
from content.importers.wordpress.builder_notes import builders_notes
from content.importers.wordpress.context import Context
from content.importers.wordpress.converting import Converted, convert
from content.importers.wordpress.fitting import fitted, refusal_of
from content.importers.wordpress.inline import plain
from content.importers.wordpress.leading_elsewhere import leads_to
from content.importers.wordpress.notes import Attention, Notes
from content.importers.wordpress.pictures import cut
from content.importers.wordpress.planning import Plan
from content.importers.wordpress.post_dates import changed_at, day_of, published_at, unreadable
from content.importers.wordpress.publish_checks import checks_of, dates_in
from content.importers.wordpress.sections import page_type
from content.importers.wordpress.story import ATTENTION
from content.importers.wordpress.words import on_one_line, visible_text
from content.importers.wordpress.wxr import Item, whole
from content.models import WebinarPage

PLACEHOLDER = re.compile(
    r"%\w+%|%\w+\(|#\w+_\w+"
)  # of Yoast, Rank Math, All in One SEO; "50%" is none
# Where plugins for events keep when they are: _EventStartDate, event_date, _event_start ...
DATE_FIELD = re.compile(r"start|end|date|when", re.IGNORECASE)
DAY = re.compile(r"^\D{0,12}(?:\d{4}[-/.]?\d{2}[-/.]?\d{2}|\d{1,2}[-/. ]\w{2,9}[-/. ]\d{4})")
NOTHING = (
    "Nothing of this page can be shown but its title, so it is a draft. Give it text and publish it, or "
    "delete it"
)
LONGEST_DATE = 40
LONGEST_SUMMARY = 300
LONGEST_ALT = 200
DESCRIPTIONS = (
    "_yoast_wpseo_metadesc",
    "rank_math_description",
    "_aioseo_description",
    "_genesis_description",
)


@dataclass
class PageValues:
    """`live` and `draft` are the raw values of the body: the second has notes where something needs
    attention."""

    model: type[Page]
    title: str
    slug: str
    summary: str
    description: str
    published: datetime | None
    changed: datetime | None
    status: str
    live: list[dict]
    draft: list[dict]
    fields: dict = field(default_factory=dict)
    topics: list[int] = field(default_factory=list)
    authors: list[tuple[str, int]] = field(default_factory=list)
    lead_image: int | None = None
    lead_image_alt: str = ""
    recording: list[dict] = field(default_factory=list)

    @property
    def streams(self) -> list[object]:
        return [self.live, self.recording]

    @property
    def is_public(self) -> bool:
        return self.status == "publish"

    @property
    def is_to_come(self) -> bool:
        """Scheduled, and its time hasn't come; what was missed waits for an editor."""
        return self.status == "future" and bool(self.published) and self.published > timezone.now()

    @property
    def fingerprint(self) -> str:
        values = {**self.__dict__, "model": self.model.__name__}
        text = json.dumps(values, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()


def source_of(plan: Plan, item: Item) -> str:
    """Tells whether the post itself is as it was, whatever else an export has or lacks."""
    meta = {name: item.meta.get(name) for name in ("_thumbnail_id", "footnotes", *DESCRIPTIONS)}
    said = [item.fields, meta, [[each.taxonomy, each.slug] for each in item.terms]]
    if plan.entry.kept_by:
        said.append(plan.entry.kept_by)
    if address := leads_to(item):
        said.append(address)
    if ends := taken_down_at(item):
        said.append(str(ends))
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def values_of(plan: Plan, item: Item, context: Context) -> tuple[PageValues, Converted]:
    converted = convert(for_everybody(item), context)
    notes, model = converted.notes, page_type(plan.kind)
    if plan.title != on_one_line(item["title"]):  # cut short, which a remark tells
        notes.named.append(on_one_line(item["title"]))
    if (ends := taken_down_at(item)) and not is_over(item):
        notes.change(
            f"Its page goes offline on {ends:%d %B %Y, %H:%M} (UTC), as WordPress was to take it down"
        )
    apart = builders_notes(item, plan.entry.kept_by, notes)
    elements, recording = [*unread_dates(item, notes), *apart, *converted.elements], []
    if plan.kind == "webinar":
        elements, recording = first_recording(elements)
    story = model._meta.get_field("body").stream_block
    summary = summary_of(item, notes)
    image = context.library.by_id.get(whole(item.meta.get("_thumbnail_id", "")))
    has_picture = image is not None and image.kind == "image"
    if has_picture:
        context.shown.add(("image", image.pk))
    values = PageValues(
        model=model, title=plan.title, slug=plan.slug, summary=summary,
        description=description_of(item), published=published_at(item), changed=changed_at(item),
        status=status_of(plan, item), fields=fields_of(plan, item, notes),
        live=fitted(elements, story), draft=fitted(elements, story, notes=notes),
        recording=recording, lead_image=image.pk if has_picture else None,
        lead_image_alt=image.alt[:LONGEST_ALT] if has_picture else "",
    )  # fmt: skip
    if shows_nothing(values):
        keep_as_draft(values, story, notes)
    notes.missing.extend(
        f"A post shows a picture or file that the export doesn't name: {address[:200]}"
        for address in sorted(context.pictures)
    )
    notes.checks.extend(checks_of(converted.elements, summary=summary))
    return values, converted


def unread_dates(item: Item, notes: Notes) -> list[tuple[str, object]]:
    """A note at the head of the draft; what was published stays so, and says that its date isn't known."""
    for said in unreadable(item, "post_modified", "post_modified_gmt"):
        notes.change(f"The date of its last change can't be read: “{said}”")
    said = unreadable(item, "post_date", "post_date_gmt")
    if not said:
        if item.status == "publish" and not published_at(item):
            notes.change("It has no date of publication, and neither has the page")
        return []
    if published_at(item):
        notes.change(f"One of its two dates can't be read: “{said[0]}”; the other was taken")
        return []
    what = f"Its date of publication can't be read: “{said[0]}”. Enter it in the page."
    notes.attention.append(Attention(what, said[0]))
    notes.missing.append(what)
    return [(ATTENTION, {"what": what, "source": said[0]})]


def shows_nothing(values: PageValues) -> bool:
    said = (values.live, values.recording, values.summary, values.lead_image)
    return values.status in ("publish", "future") and not any(said)


def keep_as_draft(values: PageValues, story: StreamBlock, notes: Notes) -> None:
    """Readers would find a title. Its source isn't told here, since it may be text for members."""
    notes.attention.append(Attention(NOTHING, ""))
    values.status = "draft"
    values.draft = [*fitted([(ATTENTION, {"what": NOTHING, "source": ""})], story, notes=notes), *values.draft]  # fmt: skip


def status_of(plan: Plan, item: Item) -> str:
    """What asked for a password or an account, or only led readers on, isn't shown to everybody now, and
    nobody is shown an empty page."""
    is_unseen = plan.entry.is_locked or plan.entry.leads_to or kept_apart(item)[0]
    return "draft" if is_unseen else plan.entry.status


def first_recording(elements: list[tuple]) -> tuple[list[tuple], list[dict]]:
    """A webinar has a place of its own for its recording."""
    block = WebinarPage._meta.get_field("body").stream_block.child_blocks["recording"]
    for place, (kind, value) in enumerate(elements):
        if kind == "recording" and not refusal_of(block, kind, value):
            rest = elements[:place] + elements[place + 1 :]
            return rest, [{"type": "recording", "value": value}]
    return elements, []


def summary_of(item: Item, notes: Notes) -> str:
    words = on_one_line(item["excerpt"])
    kept, rest = cut(words, LONGEST_SUMMARY)
    if rest:
        notes.left_out(
            f"An excerpt of more than {LONGEST_SUMMARY} characters was cut short by", rest
        )
    return kept


def description_of(item: Item, *, raw: bool = False) -> str:
    """What plugins keep for search engines; those with placeholders are of no use without them."""
    found = next((item.meta[name] for name in DESCRIPTIONS if item.meta.get(name)), "")
    if raw:
        return found
    return "" if PLACEHOLDER.search(found) else plain(found)


def fields_of(plan: Plan, item: Item, notes: Notes) -> dict[str, str | date | None]:
    ends = None if is_over(item) else taken_down_at(item)
    return own_fields(plan, item, notes) | ({"expire_at": ends} if ends else {})


def own_fields(plan: Plan, item: Item, notes: Notes) -> dict[str, str | date | None]:
    if plan.kind in ("event", "webinar"):
        ask_when(plan, item, notes)
        return {"date_precision": "unknown"}
    if plan.kind == "page":
        return {}
    day = day_of(item) if plan.entry.status != "draft" else None
    note = "" if day else "Publication date not recorded"
    return {"kind": plan.kind, "date": day, "date_note": note}


def ask_when(plan: Plan, item: Item, notes: Notes) -> None:
    dates = dates_in(visible_text(item["content"]))
    hint = f" Its text names {', '.join(dates[:3])}." if dates else ""
    hint += "".join(
        f" Its field {name} says {value}."
        for name, value in item.meta.items()
        if DATE_FIELD.search(name) and DAY.search(value) and len(value) <= LONGEST_DATE
    )
    notes.questions.append(
        f"When did this {plan.kind} take place? WordPress knows only when the post was published; the "
        f"page says that the date isn't known.{hint}"
    )
