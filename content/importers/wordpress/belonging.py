"""Posts of kinds that plugins made belong to a forum or course, and are seen by whoever may see that."""

import re

from content.importers.wordpress.wxr import Item, whole

# Fields that hold the number of what a post belongs to: course_id, _lesson_course, _bbp_forum_id ...
NAMED = re.compile(
    r"(?:^|[-_])(?:course|lesson|forum|topic|group|unit|module|membership)(?:[-_]id)?(?:[-_]for[-_]\w+)?$"
)
PACKED = re.compile(r'"[\w-]*_(?:course|lesson|forum)(?:_id)?";(?:i:|s:\d+:")(\d+)')
ORDINARY = ("post", "page", "attachment", "revision", "nav_menu_item")
NOT_PUBLIC = {"draft", "pending", "private", "hidden", "trash", "spam", "future", "auto-draft"}
STEPS = re.compile(r"lesson|topic|quiz|unit|module|chapter|assignment|lecture")
COURSES = re.compile(r"(?:^|[-_])courses?$")
OPEN = re.compile(r'price_type";s:\d+:"open"')
SAMPLE = re.compile(r"sample|preview|free[-_]?(?:lesson|topic)")
SAMPLES = re.compile(r'(?:sample|preview)\w*";s:\d+:"(?:on|yes|1|preview)"')
ON = {"1", "on", "yes", "true", "preview"}


def is_plugins(item: Item) -> bool:
    return item.type not in ORDINARY


def parents_of(item: Item) -> tuple[int, ...]:
    """Numbers of what it belongs to."""
    found = [whole(item["post_parent"])]
    for name, value in item.meta.items():
        if NAMED.search(name):
            found.append(whole(value.strip()))
        elif value.startswith("a:"):
            found += map(whole, PACKED.findall(value))
    return tuple(dict.fromkeys(each for each in found if each and each != item.id))


def is_step(kind: str) -> bool:
    return bool(STEPS.search(kind))


def is_course(item: Item) -> bool:
    return bool(COURSES.search(item.type))


def is_open_course(item: Item) -> bool:
    """Whose lessons anybody may read; each plugin has its own word, and most say nothing."""
    return any(
        (name.endswith("price_type") and value == "open")
        or ("is_public" in name and value.lower() in ON)
        or OPEN.search(value)
        for name, value in item.meta.items()
    )


def is_sample(item: Item) -> bool:
    return any(
        (SAMPLE.search(name) and value.strip().lower() in ON) or SAMPLES.search(value)
        for name, value in item.meta.items()
    )
