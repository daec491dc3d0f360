import hashlib
import json
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import Model

from content.importers.entries import Entry
from content.importers.field_values import must_be_given, read_fields
from content.importers.targets import Made, Targets


@dataclass
class Piece:
    """One thing that the files describe; `key` names it, such as "person:jane-doe"."""

    key: str
    entry: Entry
    needs: set[str] = field(default_factory=set)  # the keys of what it refers to
    fingerprint: str = ""

    model: type[Model] = Model

    @property
    def name(self) -> str:
        """The key without its kind."""
        return self.key.partition(":")[2]

    def read(self, targets: Targets) -> dict:
        """What the file says, in plain types; notes what is wrong with it."""
        raise NotImplementedError

    def note_fingerprint(self, values: dict) -> None:
        text = json.dumps(values, sort_keys=True, default=str)
        self.fingerprint = hashlib.sha256(text.encode()).hexdigest()

    def existing(self) -> Model | None:
        """What stands in the piece's place although no program put it there."""
        return None

    def recorded(self, object_id: int) -> Model | None:
        return self.model._default_manager.filter(pk=object_id).first()

    def state(self, obj: Model) -> dict:
        """What an editor's change would change; compared with how the piece was left."""
        raise NotImplementedError

    def begin(self, made: Made) -> Model | None:
        """Make what others may have to refer to before this can be written in full."""
        return None

    def write(self, obj: Model | None, made: Made) -> Model:
        """Make it, or bring it up to date; notes what the models refuse."""
        raise NotImplementedError

    def damaged(self, obj: Model) -> bool:
        """True when something of it was lost that no editor took away, such as a file."""
        return False


@dataclass
class RecordPiece(Piece):
    """A record whose fields the file names as the model does."""

    not_in_files = frozenset({"id"})
    # What the model has no field for: names a file must give, and notes that it may.
    names_in_files = ()
    notes_in_files = ()

    @property
    def names(self) -> list[str]:
        fields = self.model._meta.concrete_fields
        return [field.name for field in fields if field.name not in self.not_in_files]

    def read(self, targets: Targets) -> dict:
        required = [name for name in self.names if must_be_given(self.model._meta.get_field(name))]
        optional = [name for name in self.names if name not in required]
        given = self.entry.fields(
            [*self.names_in_files, *required], [*optional, *self.notes_in_files]
        )
        for name in (*self.names_in_files, *self.notes_in_files):
            given.pop(name, None)
        return read_fields(self.model, given, targets)

    def state(self, obj: Model) -> dict:
        return stored_values(obj, self.names)

    def write(self, obj: Model | None, made: Made) -> Model:
        obj = obj or self.model()
        values = self.read(made)
        for name in self.names:
            field = self.model._meta.get_field(name)
            setattr(obj, field.attname, values.get(name, field.get_default()))
        if save_if_valid(obj, self.entry):
            self.saved(obj)
        return obj

    def saved(self, obj: Model) -> None:
        """What has to follow once it is written."""


def save_if_valid(obj: Model, entry: Entry) -> bool:
    """False where the model refuses it; what is wrong is noted with the entry."""
    try:
        obj.full_clean()
    except ValidationError as error:
        report_invalid(error.error_dict, entry)
        return False
    obj.save()
    return True


def stored_values(obj: Model, names: list[str]) -> dict[str, str]:
    return {name: str(obj._meta.get_field(name).value_to_string(obj)) for name in names}


def report_invalid(errors: dict[str, list], entry: Entry) -> None:
    """Notes what `full_clean` refuses, by field."""
    for name, problems in errors.items():
        for problem in problems:
            for message in problem.messages:
                (entry if name == "__all__" else entry.at(name)).wrong(message)
