"""What an import keeps back because readers may open nothing that shows it; publishing lets it out."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Collection, ReferenceIndex
from wagtail.signals import page_published, published

from content.former_site.files import MODELS, is_shown_to_all
from content.provenance import Provenance

PREFIX = "wordpress-private:"
FOR_GOOD = (
    "is_protected"  # in the record of what a plugin of the old site served to some readers alone
)
Name = tuple[str, int]  # kind, primary key


def connect() -> None:
    for signal in (page_published, published):
        signal.connect(let_out, dispatch_uid="former_site.let_out")


def let_out(instance: Model, **_) -> None:
    """Only what the importer put there, where it lies there still, and now some reader may open."""
    names = {key_of(name): name for name in media_of(instance)}
    for key, record in Provenance.objects.in_bulk(list(names)).items():
        if record.state["collection"] == record.state["before"] or record.state.get(FOR_GOOD):
            continue
        kind, number = names[key]
        obj = MODELS[kind].objects.filter(pk=number).first()
        if obj and obj.collection_id == record.state["collection"] and is_shown_to_all(obj):
            put_into(obj, record.state["before"])
            record.state["collection"] = obj.collection_id
            record.save()


def media_of(shows: Model) -> list[Name]:
    kinds = {ContentType.objects.get_for_model(model).pk: kind for kind, model in MODELS.items()}
    references = ReferenceIndex.get_references_for_object(shows)
    found = references.filter(to_content_type__in=kinds)
    pairs = found.values_list("to_content_type", "to_object_id")
    return sorted({(kinds[kind], int(number)) for kind, number in pairs})


def put_into(obj: Model, number: int) -> None:
    number = (
        number
        if Collection.objects.filter(pk=number).exists()
        else Collection.get_first_root_node().pk
    )
    if obj.collection_id != number:
        obj.collection_id = number
        obj.save(update_fields=["collection"])


def key_of(name: Name) -> str:
    return f"{PREFIX}{name[0]}:{name[1]}"
