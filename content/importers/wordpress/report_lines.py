"""What the report says of one post, one file, and the site as a whole."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from content.importers.wordpress.block_words import text_of_post
from content.importers.wordpress.builder_fields import addresses_in, kept_apart
from content.importers.wordpress.inline import plain
from content.importers.wordpress.labels import Labels, plainly_said
from content.importers.wordpress.leading_elsewhere import lines_on_leading
from content.importers.wordpress.left_behind import not_taken_over
from content.importers.wordpress.library import Outcome
from content.importers.wordpress.link_proof import LinkProof
from content.importers.wordpress.menus import menu_lines
from content.importers.wordpress.notes import Notes
from content.importers.wordpress.page_values import PageValues
from content.importers.wordpress.page_writing import Fate
from content.importers.wordpress.planning import Plan
from content.importers.wordpress.proof import Proof, source_words
from content.importers.wordpress.redirects import Redirects
from content.importers.wordpress.report_words import listed
from content.importers.wordpress.site_decisions import (
    front_page,
    plans_for_members,
    rules_not_understood,
    to_look_at,
    types_left_out,
    unfollowed_wishes,
)
from content.importers.wordpress.survey import Survey
from content.importers.wordpress.words import visible_text
from content.importers.wordpress.wxr import Item

if TYPE_CHECKING:
    from content.importers.wordpress.moving import Moving

HINTS = {"webinar": ("webinar", "drop-in session"), "event": ("conference", "learning event")}
OFTEN = 3
SHOWING = ("publish", "future")
STATES = {
    "publish": "published",
    "future": "scheduled",
    "draft": "draft",
    "pending": "draft",
    "private": "draft, because it was private",
}


def head_of(plan: Plan, item: Item, fate: Fate) -> dict:
    entry = plan.entry
    return {
        "key": plan.key,
        "id": entry.id,
        "type": entry.type,
        "title": plan.title,
        "status": entry.status,
        "old_address": entry.link,
        "fate": str(fate),
        "kind": plan.kind,
        "why": plan.why,
        "address": plan.path if plan.kind != "skip" else "",
        "remarks": [*plan.remarks, *([plan.conflict] if plan.conflict else [])],
    }


def left_out_lines(plan: Plan, item: Item, fate: Fate) -> dict:
    """Its words are kept here, since they stand on no page of ours that we made."""
    count = source_words(item, {}).total()
    content = item["content"]
    parts = (visible_text(item["excerpt"]), text_of_post(content), kept_apart(item)[1], *addresses_in(content))  # fmt: skip
    text = "\n".join(parts)
    return {
        **head_of(plan, item, fate),
        "words": {"source": count, "page": 0, "found_on_page": 0, "named_in_report": count,
                  "unexplained": {}},
        "text": "\n".join(line for line in map(str.strip, text.split("\n")) if line),
        "not_taken_over": not_taken_over(item),
    }  # fmt: skip


def post_lines(
    plan: Plan, item: Item, values: PageValues, *, notes: Notes, proof: Proof, links: LinkProof,
    fate: Fate,
) -> dict:  # fmt: skip
    return {
        **head_of(plan, item, fate),
        "state": state_of(plan, item, values),
        "blocks": [
            {"was": was, "became": now, "count": count}
            for (was, now), count in sorted(notes.blocks.items())
        ],
        "changes": notes.changes,
        "attention": [{"what": each.what, "source": each.source} for each in notes.attention],
        "questions": [*notes.questions, *suggestions(plan, item, values)],
        "media": notes.media,
        "checks": list(dict.fromkeys(notes.checks)),
        "not_taken_over": not_taken_over(item, values),
        "words": proof.as_dict(),
        "links": links.as_dict(),
        "lost_links": links.lost,
    }


def standing_line(plan: Plan) -> str:
    """What isn't public in WordPress any more, while its page here is."""
    if plan.is_imported:
        return (
            f"{plan.entry.called} isn't public in WordPress any more, and an editor has changed its page, so "
            f"the import left that as it is: its page here is public still: {plan.stands}. Unpublish it."
        )
    return (
        f"{plan.entry.called} isn't taken over any more ({plan.why}), but the page that an earlier "
        f"run made of it is public still: {plan.stands}. Unpublish or delete it, or leave it."
    )


def state_of(plan: Plan, item: Item, values: PageValues) -> str:
    status = plan.entry.status
    is_draft = status in SHOWING and values.status == "draft"
    reasons = (
        (plan.stands, "and its page here is public still: unpublish it"),
        (plan.entry.kept_by, plan.entry.kept_by),
        (is_draft and plan.entry.leads_to, "draft, because WordPress led its readers elsewhere"),
        (is_draft and kept_apart(item)[0], "draft, because the post itself is empty"),
        (is_draft, "draft, because it would show nothing"),
        (status == "future" and not values.is_to_come, "draft: its time passed since it was exported"),
    )  # fmt: skip
    other = STATES.get(status, f"draft, because its status was {status}")
    return next((said for applies, said in reasons if applies), other)


def suggestions(plan: Plan, item: Item, values: PageValues) -> list[str]:
    """What it may rather be: told, never done unseen."""
    hints = {kind: words for kind, words in HINTS.items() if kind != plan.kind}
    if plan.kind in ("webinar", "page"):
        return []
    if plan.kind == "event":
        hints.pop("event", None)
    title = plan.title.lower()
    words = f"{title} {visible_text(item['content'])[:2000].lower()}"
    number = plan.entry.id or plan.entry.slug
    return [
        f"Is this a {kind}? It was taken over as {plan.kind}. If so, delete the page, write "
        f"“{number}: {kind}” under “posts:” in the mapping file and run the import again."
        for kind, named in hints.items()
        if any(each in title for each in named) or sum(map(words.count, named)) >= OFTEN
    ][:1]


def other_lines(item: Item) -> dict | None:
    """What a plugin keeps as posts of its own; None where it has no words, and none in its fields."""
    parts = (
        item["excerpt"],
        text_of_post(item["content"]),
        kept_apart(item)[1],
        *addresses_in(item["content"]),
    )
    text, rest = "\n".join(filter(None, parts)), not_taken_over(item)
    if not (text or rest):
        return None
    count = source_words(item, {}).total()
    return {
        "key": "", "id": item.id, "type": item.type, "title": item["title"], "status": item.status,
        "old_address": item["link"], "fate": str(Fate.SKIPPED), "kind": "nothing",
        "why": f"posts of the type {item.type} aren't mapped", "address": "", "remarks": [],
        "words": {"source": count, "page": 0, "found_on_page": 0, "named_in_report": count,
                  "unexplained": {}},
        "text": text, "not_taken_over": rest,
    }  # fmt: skip


def reusable_lines(lines: dict, shown_in: list[str]) -> dict:
    """A block that is written once: where posts show it, its words stand there and are counted there."""
    if not shown_in:
        return {**lines, "why": "no post that was taken over shows it"}
    why = listed([f"“{title}”" for title in shown_in])
    words = {**lines["words"], "source": 0, "named_in_report": 0}
    return {**lines, "fate": str(Fate.SHOWN), "why": why, "words": words, "text": ""}


def media_lines(outcome: Outcome) -> dict:
    return {
        "id": outcome.entry.id, "file": outcome.name, "fate": outcome.fate, "reason": outcome.reason,
        "old_address": outcome.entry.address, "words": " ".join([outcome.entry.caption, outcome.entry.description]).strip(),
    }  # fmt: skip


def site_lines(moving: Moving, redirects: Redirects) -> dict:
    survey = moving.survey
    return {
        "site": survey.channel.title,
        "old_address": survey.channel.link,
        "items": dict(sorted(survey.types.items())),
        "media": moving.media,
        "media_fates": dict(sorted(Counter(each["fate"] for each in moving.media).items())),
        "made": sorted(moving.labels.made) + [f"section {name}" for name in moving.sections.made],
        "accounts": accounts_of(moving),
        "standing": [
            *(standing_line(plan) for plan in moving.plans if plan.stands),
            *moving.standing,
        ],
        "redirects": {**redirects.counts, "collisions": redirects.collisions},
        "menu": menu_lines(survey),
        "terms": terms_of(survey, moving.labels),
        "other_types": [
            {"type": kind, "title": title, "status": status}
            for kind, title, status in survey.others
        ],
        "decisions": [
            *types_left_out(survey),
            *unfollowed_wishes(moving.plans),
            *front_page(moving.plans, survey),
            *rules_not_understood(survey),
            *plans_for_members(survey),
            *to_look_at(moving.plans),
            *lines_on_leading(survey, redirects),
        ],
        "faults": survey.faults.found,
    }


def terms_of(survey: Survey, labels: Labels) -> list[dict]:
    """Categories and tags whose own text no topic of ours has."""
    lines = []
    for key, term in {(each.taxonomy, each.slug): each for each in survey.terms}.items():
        said, topic = plainly_said(term.description), labels.topics.get(key)
        if said and (topic is None or topic.description != said):
            lines.append({"taxonomy": term.taxonomy, "name": plain(term.name), "description": said})
    return lines


def accounts_of(moving: Moving) -> list[dict]:
    """Who published what: asked for, because an account isn't an author."""
    counts = Counter(plan.entry.creator for plan in moving.plans if plan.entry.creator)
    lines = []
    for login, count in sorted(counts.items()):
        account = moving.survey.accounts.get(login)
        who = moving.mapping.accounts.get(login)
        name = account.name if account else login
        question = "" if who else (
            f"Who wrote the {'one post' if count == 1 else f'{count} posts'} that the account “{name}” published? Write "
            f"“{login}: {{person: Their Name}}” under “accounts:” in the mapping file, or leave it: then "
            f"{'it names' if count == 1 else 'they name'} no author."
        )  # fmt: skip
        lines.append({"account": login, "posts": count, "author": who or {}, "question": question})
    return lines
