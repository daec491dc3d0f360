"""Words of staff that name a person: comments, histories, reasons."""

import re
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_

from django.apps import apps
from django.db.models import Model, Q

PUT_INSTEAD = "[removed]"
AT_ONCE = 50  # words in a query
# Where Wagtail keeps what staff write about anything. Homes of personal data add their own.
PLACES = [
    ("wagtailcore.ModelLogEntry", "label"),
    ("wagtailcore.ModelLogEntry", "data"),
    ("wagtailcore.PageLogEntry", "data"),
    ("wagtailcore.Comment", "text"),
    ("wagtailcore.CommentReply", "text"),
    ("wagtailcore.TaskState", "comment"),
]
_places = list(PLACES)


def look_in(model: str, field: str) -> None:
    """Staff write in this field too, so whoever is erased may be named there."""
    if (model, field) not in _places:
        _places.append((model, field))


def telling(*, names: Iterable[str], addresses: Iterable[str]) -> set[str]:
    """A mail address is one person's. A name is only when it has two words: "Jo" is many people's."""
    return {address for address in addresses if address} | {
        name for name in names if len(name.split()) > 1
    }


def remove(words: set[str]) -> None:
    ordered = sorted(words)
    for first in range(0, len(ordered), AT_ONCE):
        for label, field in _places:
            remove_from(apps.get_model(label), field, ordered[first : first + AT_ONCE])


def remove_from(model: type[Model], field: str, words: list[str]) -> None:
    said = any_of(words)
    mentioning = reduce(or_, (Q(**{f"{field}__icontains": word}) for word in words))
    for row in model._base_manager.filter(mentioning).only("pk", field).iterator():
        new = without(getattr(row, field), said)
        model._base_manager.filter(pk=row.pk).update(**{field: new})


def any_of(words: Iterable[str]) -> re.Pattern:
    """Whole words: an address is not taken out of a longer one, which is somebody else's."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(
        rf"(?<![\w.+-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-]|\.\w)", re.I
    )


def without(value: object, said: re.Pattern) -> object:
    """The same text, list or dictionary with the words put out of every text in it."""
    if isinstance(value, str):
        return said.sub(PUT_INSTEAD, value)
    if isinstance(value, list):
        return [without(each, said) for each in value]
    if isinstance(value, dict):
        return dict(pairs_without(value, said))
    return value


def pairs_without(value: dict, said: re.Pattern) -> Iterator[tuple[object, object]]:
    for name, each in value.items():
        yield without(name, said), without(each, said)
