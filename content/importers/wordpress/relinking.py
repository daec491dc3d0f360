"""Links to pages that were made later: put right where they stand, without writing the page anew.

The address that stood there leads to the same place, so readers see no difference; with the page's
number the link follows when the page is moved.
"""

import json
from html import escape

from django.db import transaction
from wagtail.models import Page, ReferenceIndex

from content.importers.wordpress.page_writing import differs
from content.importers.wordpress.planning import Plans
from content.provenance import Provenance


def relinked(record: Provenance, plans: Plans) -> bool:
    """False where a link stands elsewhere than in running text: the page has to be written again."""
    targets = {key: plans.by_key[key] for key in record.state["pending"] if key in plans.by_key}
    swaps = {
        f'<a href="{escape(plan.path)}">': f'<a linktype="page" id="{plan.page_id}">'
        for plan in targets.values()
        if plan.page_id
    }
    page = Page.objects.filter(pk=record.object_id).specific().first()
    if page is None or differs(page, record):
        return True  # an editor's now
    raw = page.body.get_prep_value()
    if not all(any(old in text for text in texts_of(raw)) for old in swaps):
        return False
    with transaction.atomic():
        swap_in(page, raw, swaps)
        record.state["pending"] = sorted(k for k, plan in targets.items() if not plan.page_id)
        record.save()
    return True


def texts_of(raw: list[dict]) -> list[str]:
    return [block["value"] for block in raw if block["type"] == "text"]


def swap_in(page: Page, raw: list[dict], swaps: dict[str, str]) -> None:
    page.body = page._meta.get_field("body").stream_block.to_python(swapped(raw, swaps))
    type(page)._base_manager.filter(pk=page.pk).update(body=page.body)
    numbers = {page.live_revision_id, page.latest_revision_id}
    scheduled = page.scheduled_revision
    for revision in page.revisions.filter(pk__in=numbers | {scheduled.pk if scheduled else None}):
        body = swapped(json.loads(revision.content["body"]), swaps)
        revision.content["body"] = json.dumps(body)
        page.revisions.filter(pk=revision.pk).update(content=revision.content)
    ReferenceIndex.create_or_update_for_object(page)


def swapped(raw: list[dict], swaps: dict[str, str]) -> list[dict]:
    result = []
    for block in raw:
        value = block["value"]
        if block["type"] == "text":
            for old, new in swaps.items():
                value = value.replace(old, new)
        result.append({**block, "value": value})
    return result
