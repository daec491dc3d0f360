"""What the files name one another by: pages by address, everything else by its slug."""

from dataclasses import dataclass, field

from django.db.models import Model
from django.db.models.fields.files import FieldFile
from wagtail.coreutils import resolve_model_string
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from content.importers.entries import Entry, did_you_mean
from content.models import (
    Condition,
    EthnicGroup,
    Finding,
    Organisation,
    Person,
    Place,
    Question,
    Source,
    Topic,
)

ADVICE = {
    "page": "Write the address of a page that has a file below pages/, with a slash at each end",
    "document": "Add it to documents.yaml, or use one that stands there",
    "image": "Add it to images.yaml, or use one that stands there",
    "person": "Add them to people.yaml, or use somebody who stands there",
    "organisation": "Add it to organisations.yaml, or use one that stands there",
    "topic": "Add it to topics.yaml, or use one that stands there",
    "condition": "Add it to conditions.yaml, or use one that stands there",
    "source": "Add it to sources.yaml, or use one that stands there",
    "finding": "Add it to findings.yaml, or use one that stands there",
    "question": "Add it to questions.yaml, or use one that stands there",
    "place": "Write a London borough, an area of an integrated care board, or a wider place",
    "group": "Write a group of the census, such as black-african",
}

SHIPPED = {Place: "place", EthnicGroup: "group"}  # in every database, so in no file


@dataclass
class Catalogue:
    """Answers before anything is made: everything is named by its key, such as "person:jane-doe"."""

    keys: set[str]
    used: set[str] = field(default_factory=set)

    def find(self, kind: str, entry: Entry, name: str) -> str:
        key = f"{kind}:{name}"
        if key in self.keys:
            if kind not in SHIPPED.values():
                self.used.add(key)
        else:
            names = [known.partition(":")[2] for known in self.keys if known.startswith(f"{kind}:")]
            end = did_you_mean(name, names)
            entry.wrong(f"There is no {kind} “{name}”{end} {ADVICE[kind]}.")
        return key


@dataclass
class Made:
    """Answers with the primary keys of what stands in the database."""

    ids: dict[str, int] = field(default_factory=dict)
    stored: list[FieldFile] = field(default_factory=list)  # files written in this run

    def find(self, kind: str, entry: Entry, name: str) -> int:
        return self.ids[f"{kind}:{name}"]


Targets = Catalogue | Made


def shipped() -> dict[str, int]:
    """The primary keys of what stands in every database, by key: {"place:lambeth": 22}."""
    return {
        f"{kind}:{slug}": pk
        for model, kind in SHIPPED.items()
        for pk, slug in model.objects.values_list("pk", "slug")
    }


def kind_of(model: type[Model] | str) -> str:
    model = resolve_model_string(model)  # some choosers know theirs by name alone
    kinds = {
        get_document_model(): "document",
        get_image_model(): "image",
        Organisation: "organisation",
        Person: "person",
        Topic: "topic",
        Condition: "condition",
        Source: "source",
        Finding: "finding",
        Question: "question",
        **SHIPPED,
    }
    return "page" if issubclass(model, Page) else kinds[model]
