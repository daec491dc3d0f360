"""What fields of widely used plugins ask for a post besides its text: its end, and to be kept from search engines."""

import re
from datetime import UTC, datetime

from django.utils import timezone

from content.importers.wordpress.wxr import Item, whole

# Yoast SEO, SEOPress, Genesis and The SEO Framework, All in One SEO, SmartCrawl; Rank Math says it in a list.
UNLISTED = {"_yoast_wpseo_meta-robots-noindex": "1", "_seopress_robots_index": "yes", "_genesis_noindex": "1",
            "_aioseop_noindex": "on", "_wds_meta-robots-noindex": "1"}  # fmt: skip
RANK_MATH = "rank_math_robots"
# PublishPress Future: when, whether it is on, and what happens then.
ENDS, IS_ON, KIND, OPTIONS = ("_expiration-date", "_expiration-date-status", "_expiration-date-type",
                              "_expiration-date-options")  # fmt: skip
OF_OPTIONS = re.compile(r'"expireType";s:\d+:"([\w-]+)"')
TAKEN_DOWN = {"draft", "private", "trash", "delete"}


def is_unlisted(item: Item) -> bool:
    by_rank_math = '"noindex"' in item.meta.get(RANK_MATH, "")
    return by_rank_math or any(item.meta.get(name) == value for name, value in UNLISTED.items())


def ending(item: Item) -> tuple[datetime | None, str]:
    """When, and what happens then, in the plugin's own word; (None, "") where nothing is to happen."""
    seconds = whole(item.meta.get(ENDS, ""))
    if not seconds or item.meta.get(IS_ON) != "saved":
        return None, ""
    match = OF_OPTIONS.search(item.meta.get(OPTIONS, ""))
    kind = item.meta.get(KIND) or (match[1] if match else "")
    try:
        return datetime.fromtimestamp(seconds, UTC), kind
    except (OverflowError, OSError, ValueError):
        return None, ""


def taken_down_at(item: Item) -> datetime | None:
    when, kind = ending(item)
    return when if kind in TAKEN_DOWN else None


def is_over(item: Item) -> bool:
    """Since it was exported, or WordPress missed the time."""
    when = taken_down_at(item)
    return when is not None and when <= timezone.now()


def over(item: Item) -> str:
    """Why it is a draft."""
    return "draft: the time until which it was to be public is over" if is_over(item) else ""


def unfollowed(item: Item) -> tuple[str, ...]:
    """What no page of ours can do by itself."""
    when, kind = ending(item)
    other = when and kind not in TAKEN_DOWN and when > timezone.now()
    changes = (f"on {when:%d %B %Y}: {kind or 'a change'}",) if other else ()
    return (*(("noindex",) if is_unlisted(item) else ()), *changes)
