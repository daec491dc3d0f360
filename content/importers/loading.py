"""Puts the pieces of a folder on the site, without touching what an editor changed or deleted."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum

from django.db import connection, transaction
from django.db.models import Model
from django.db.models.fields.files import FieldFile

from content.importers.page_order import arrange
from content.importers.pieces.pages import PagePiece
from content.importers.pieces.piece import Piece
from content.importers.problems import FilesError, Problem
from content.importers.saying import Say, say_nothing
from content.importers.site_folder import SiteFolder
from content.importers.targets import Made, shipped
from content.provenance import Provenance

REFERS_TO = "refers_to"  # in the state: the primary key of each thing that the piece refers to
ONE_AT_A_TIME = 7_001_912  # any number, as long as every loader takes the same lock


class Fate(StrEnum):
    MADE = "made"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    EDITED = "left as an editor changed it"
    DELETED = "left out, because an editor deleted it"
    CUT_OFF = "left as it was, because it refers to what an editor deleted"


WRITTEN = (Fate.MADE, Fate.UPDATED)


@dataclass
class Loading:
    """One run over the pieces, inside one transaction."""

    pieces: list[Piece]
    problems: list[Problem] = field(default_factory=list)
    stored: list[FieldFile] = field(default_factory=list)
    reset: bool = False
    records: dict[str, Provenance] = field(default_factory=dict)
    objects: dict[str, Model] = field(default_factory=dict)
    fates: dict[str, Fate] = field(default_factory=dict)

    def __post_init__(self):
        self.made = Made(shipped(), stored=self.stored)

    def run(self) -> None:
        """Raises FilesError when the models refuse something."""
        self.records = Provenance.objects.in_bulk([piece.key for piece in self.pieces])
        for piece in self.pieces:
            self.fates[piece.key] = self.decide(piece)
        self.reconnect()
        self.cut_off()
        written = [piece for piece in self.pieces if self.fates[piece.key] in WRITTEN]
        for piece in written:
            if piece.key not in self.objects and (begun := piece.begin(self.made)):
                self.know(piece, begun)
        for piece in written:
            if piece.needs <= self.made.ids.keys():  # else what it needs was refused, and reported
                self.know(piece, piece.write(self.objects.get(piece.key), self.made))
        if self.problems:
            raise FilesError(self.problems)
        movable = {piece.key for piece in (self.pieces if self.reset else written)}
        pages = [piece for piece in self.pieces if isinstance(piece, PagePiece)]
        arrange(pages, self.made.ids, movable)
        for piece in written:
            self.record(piece)

    def decide(self, piece: Piece) -> Fate:
        record = self.records.get(piece.key)
        obj = piece.recorded(record.object_id) if record else None
        if obj is None and (self.reset or not record):
            record, obj = None, piece.existing()
        if obj is None:
            return Fate.DELETED if record else Fate.MADE
        self.know(piece, obj)
        if record is None or differs(piece.state(obj), record.state):
            return Fate.UPDATED if self.reset else Fate.EDITED
        if record.fingerprint != piece.fingerprint or piece.damaged(obj):
            return Fate.UPDATED
        return Fate.UNCHANGED

    def know(self, piece: Piece, obj: Model) -> None:
        self.objects[piece.key] = obj
        if obj.pk:
            self.made.ids[piece.key] = obj.pk

    def reconnect(self) -> None:
        """A reset gives back what was lost because something else was deleted.

        Nobody edited what lost it, so it looks untouched. But what was deleted and is made again
        has another primary key than it had.
        """
        for piece in self.pieces:
            if self.reset and self.fates[piece.key] == Fate.UNCHANGED:
                left = self.records[piece.key].state.get(REFERS_TO)
                if left != self.references(piece):
                    self.fates[piece.key] = Fate.UPDATED

    def references(self, piece: Piece) -> dict[str, int | None]:
        return {key: self.made.ids.get(key) for key in piece.needs}

    def cut_off(self) -> None:
        """What would refer to something that is gone can't be written either."""
        known = {piece.key for piece in self.pieces}
        changed = True
        while changed:
            gone = {key for key in known if self.fates[key] in (Fate.DELETED, Fate.CUT_OFF)}
            gone -= self.objects.keys()
            changed = False
            for piece in self.pieces:
                if self.fates[piece.key] in WRITTEN and piece.needs & gone:
                    self.fates[piece.key] = Fate.CUT_OFF
                    changed = True

    def record(self, piece: Piece) -> None:
        obj = piece.recorded(self.objects[piece.key].pk)
        Provenance.objects.update_or_create(
            key=piece.key,
            defaults={
                "object_id": obj.pk,
                "fingerprint": piece.fingerprint,
                "state": piece.state(obj) | {REFERS_TO: self.references(piece)},
            },
        )


def load(
    folder: SiteFolder, *, stored: list[FieldFile], reset: bool = False, say: Say = say_nothing
) -> None:
    """All of it or nothing. The folder has been read; `stored` comes from `all_or_nothing`."""
    loading = Loading(folder.pieces, folder.problems, stored, reset)
    loading.run()
    tell(loading, say)


def differs(now: dict, left: dict) -> bool:
    """Only in what both tell of: a later version of this program may look at other things."""
    return any(now[name] != left[name] for name in now.keys() & left.keys())


@contextmanager
def all_or_nothing() -> Iterator[list[FieldFile]]:
    """One transaction, one loader at a time. Files noted in the list go when all was for nothing."""
    stored: list[FieldFile] = []
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
            yield stored
    except BaseException:
        for file in stored:
            file.storage.delete(file.name)
        raise


def tell(loading: Loading, say: Say) -> None:
    counts: dict[str, dict[Fate, int]] = defaultdict(lambda: defaultdict(int))
    for key, fate in loading.fates.items():
        counts[key.partition(":")[0]][fate] += 1
    for kind, fates in counts.items():
        said = ", ".join(
            f"{number} {fate}" for fate, number in fates.items() if fate in (*WRITTEN, Fate.UNCHANGED)
        )  # fmt: skip
        say(f"  {kind}: {said or 'nothing to do'}")
    for key, fate in loading.fates.items():
        if fate not in (*WRITTEN, Fate.UNCHANGED):
            say(f"  {key} was {fate} (load_demo --reset would put it back)")
