"""Puts pages into the order that their files give, beside those that editors made."""

from collections import defaultdict
from itertools import pairwise

from wagtail.models import Page

from content.importers.pieces.pages import PagePiece


def arrange(pieces: list[PagePiece], ids: dict[str, int], movable: set[str]) -> None:
    """Only pages whose keys are in `movable` change their place; the others may have an editor's."""
    families: dict[str | None, list[PagePiece]] = defaultdict(list)
    for piece in pieces:
        if piece.order is not None and piece.key in ids:
            families[piece.parent_key].append(piece)
    for siblings in families.values():
        siblings.sort(key=lambda piece: piece.order)
        for first, second in reversed(list(pairwise(siblings))):
            if {first.key, second.key} & movable:
                put_in_order(ids[first.key], ids[second.key], move_first=first.key in movable)


def put_in_order(first_id: int, second_id: int, *, move_first: bool) -> None:
    first, second = Page.objects.get(pk=first_id), Page.objects.get(pk=second_id)
    if first.path < second.path or not first.is_sibling_of(second):
        return
    if move_first:
        first.move(second, pos="left")
    else:
        second.move(first, pos="right")
