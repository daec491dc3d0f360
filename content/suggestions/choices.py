"""What can be chosen in the form; while the database is away, what comes with the site."""

from dataclasses import dataclass

import yaml
from django.db import Error

from content.evidence.condition import Condition
from content.evidence.ethnic_group import GROUPS_FILE, EthnicGroup
from content.evidence.place import Place
from content.evidence.place_data import all_places

NOT_SURE = ("", "I'm not sure, or something else")
Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Offered:
    """Slug and name, in the order of the lists; `reachable` says whether staff's own could be read."""

    conditions: Choices
    places: Choices
    groups: Choices
    reachable: bool = True


def offered() -> Offered:
    try:
        return Offered(*(list(model.objects.values_list("slug", "name"))
                         for model in (Condition, Place, EthnicGroup)))  # fmt: skip
    except Error:
        groups = [(row["slug"], row["name"]) for row in yaml.safe_load(GROUPS_FILE.read_text())]
        return Offered([], [(each.slug, each.name) for each in all_places()], groups, False)


def with_typed(choices: Choices, typed: str) -> Choices:
    """Also what was chosen before, though it can't be looked up just now."""
    if not typed or typed in dict(choices):
        return choices
    return [*choices, (typed, typed.replace("-", " ").capitalize())]
