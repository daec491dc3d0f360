"""What the editor keeps of a record besides the record itself."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, Model, Q, Value
from django.db.models.functions import Concat
from wagtail.admin.models import FormState
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision
from wagtail.search.models import IndexEntry


def remove(model: type[Model], rows: list[int]) -> None:
    """Earlier versions, unfinished forms and index entries go; that somebody did something stays."""
    kind = ContentType.objects.get_for_model(model, for_concrete_model=False)
    names = [str(pk) for pk in rows]
    Revision.objects.filter(content_type=kind, object_id__in=names).delete()
    IndexEntry.objects.filter(content_type=kind, object_id__in=names).delete()
    # A form that was never saved has no number; what is typed into it stays on the screen.
    FormState.objects.filter(content_type=kind, object_id__in=[*names, ""]).delete()
    ReferenceIndex.objects.filter(
        Q(content_type=kind, object_id__in=names) | Q(to_content_type=kind, to_object_id__in=names)
    ).delete()
    nameless = Concat(
        Value(f"{model._meta.verbose_name} "), F("object_id"), output_field=CharField()
    )
    ModelLogEntry.objects.filter(content_type=kind, object_id__in=names).update(
        label=nameless, data={}
    )
