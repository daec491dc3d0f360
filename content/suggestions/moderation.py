"""What staff decide about a suggestion. Each happens once: the row is held, and looked at again."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify
from wagtail.log_actions import log

from content.evidence.condition import Condition
from content.evidence.finding import Finding
from content.evidence.finding import State as FindingState
from content.evidence.place import Place
from content.evidence.source import Source
from content.outbox.message import post
from content.suggestions.suggestion import State, Suggestion

QUESTION, OUTCOME = "suggestion.question", "suggestion.outcome"
LONGEST_SLUG = 80
# Fixed addresses beside the findings' own.
TAKEN = {"data", "changes", "gaps", "map", "briefing", "suggest", "suggestions"}


class DecidedError(Exception):
    """Somebody decided meanwhile."""

    def __init__(self, suggestion: Suggestion):
        super().__init__(
            f"Nothing was changed: {suggestion.reference} is “{suggestion.get_state_display()}” "
            "already. Somebody decided it meanwhile."
        )


@dataclass(frozen=True)
class DraftFinding:
    """What the draft begins with; `source` is one that we have, or None for a new one of this `title`."""

    statement: str
    condition: Condition
    place: Place | None
    source: Source | None
    title: str


@transaction.atomic
def accept(*, suggestion: Suggestion, draft: DraftFinding, by, now: datetime) -> Finding:
    """Raises DecidedError. The finding is a draft, which nobody but staff sees."""
    held = open_one(suggestion)
    source = draft.source or new_source(held, draft.title, by)
    finding = Finding(
        slug=free_slug(Finding, f"{draft.condition} {draft.place or ''}"),
        condition=draft.condition,
        statement=draft.statement,
        place=draft.place,
        source=source,
        state=FindingState.UNVERIFIED,
        live=False,
        has_unpublished_changes=True,
    )
    finding.save()
    finding.save_revision(user=by, clean=False)
    # By its address: the statement is the sender's, and the log keeps what it is told.
    log(instance=finding, action="wagtail.create", user=by, title=finding.slug)
    held.state, held.finding = State.ACCEPTED, finding
    end(held, now, "state", "finding")
    return finding


@transaction.atomic
def decline(*, suggestion: Suggestion, reason: str, words: str, now: datetime) -> None:
    """Raises DecidedError."""
    held = open_one(suggestion)
    held.state, held.reason, held.words = State.DECLINED, reason, words
    end(held, now, "state", "reason", "words")


@transaction.atomic
def ask_back(*, suggestion: Suggestion, question: str, now: datetime) -> None:
    """Raises DecidedError. The question before, with its answer, goes to what was asked earlier."""
    held = open_one(suggestion)
    held.earlier = "\n\n".join(filter(None, [held.earlier, asked_before(held)]))
    held.question, held.asked_at, held.questions_asked = question, now, held.questions_asked + 1
    held.answer, held.answered_at, held.state, held.active_at = "", None, State.ASKED, now
    held.save()
    if held.email:
        post(
            kind=QUESTION,
            about=held.pk,
            key=f"{QUESTION}:{held.pk}:{held.questions_asked}",
            due_at=now,
        )


@transaction.atomic
def answer(*, suggestion: Suggestion, words: str, now: datetime) -> bool:
    """By the sender; False when nothing is asked any more."""
    held = Suggestion.objects.hold(suggestion)
    if held.state != State.ASKED:
        return False
    held.answer, held.answered_at, held.state = words, now, State.WAITING
    held.waiting_since = held.active_at = now
    held.save()
    return True


def open_one(suggestion: Suggestion) -> Suggestion:
    held = Suggestion.objects.hold(suggestion)
    if not held.is_open:
        raise DecidedError(held)
    return held


def end(held: Suggestion, now: datetime, *fields: str) -> None:
    held.decided_at = held.active_at = now
    held.save(update_fields=["decided_at", "active_at", *fields])
    if held.email:
        post(kind=OUTCOME, about=held.pk, due_at=now)


def new_source(suggestion: Suggestion, title: str, by) -> Source:
    source = Source.objects.create(
        title=title, slug=free_slug(Source, title), url=suggestion.link, doi=suggestion.doi
    )
    log(instance=source, action="wagtail.create", user=by, title=source.slug)
    return source


def free_slug(model: type, words: str) -> str:
    """Of a finding from its condition and place: an address stays, and the sender's words may not."""
    wished = slugify(words)[:LONGEST_SLUG].strip("-") or model._meta.model_name
    slug, number = wished, 1
    while slug in TAKEN or model.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{wished}-{number}"
    return slug


def asked_before(held: Suggestion) -> str:
    if not held.question:
        return ""
    parts = [f"We asked on {day(held.asked_at)}: {held.question}"]
    if held.answer:
        parts.append(f"The answer of {day(held.answered_at)}: {held.answer}")
    return "\n".join(parts)


def day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y")
