"""What isn't deleted: findings that readers have seen, and records that others rest on."""

from django.contrib import messages
from django.db import models, router
from django.db.models.deletion import Collector
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from content.evidence.condition import Condition
from content.evidence.ethnic_group import EthnicGroup
from content.evidence.finding import Finding
from content.evidence.place import Place
from content.evidence.source import Source

RECORDS = (Finding, Source, Condition, EthnicGroup, Place)
SEEN = (
    "Readers have seen this finding, and may have cited it. Don't delete it: set its state to "
    "withdrawn or superseded and say why. Its address goes on answering, with that label."
)


def refuse_deleting(request, instances: list) -> HttpResponse | None:
    """For one record and for many at once. Drafts that nothing rests on go."""
    for each in instances:
        if isinstance(each, RECORDS) and (reason := why_it_stays(each)):
            messages.error(request, reason)
            name = each._meta.model_name
            return redirect(reverse(f"wagtailsnippets_content_{name}:edit", args=[each.pk]))
    return None


def why_it_stays(record: models.Model) -> str:
    if isinstance(record, Finding) and record.first_published_at:
        return SEEN
    if isinstance(record, EthnicGroup) and record.values.exists():
        return f"Values of findings are mapped to “{record}”. Map them to another group first."
    try:
        Collector(using=router.db_for_write(type(record))).collect([record])
    except (models.ProtectedError, models.RestrictedError) as error:
        objects = getattr(error, "protected_objects", None) or error.restricted_objects
        first = next(iter(objects))
        return f"“{record}” stays: {first._meta.verbose_name} “{first}” rests on it. Change that first."
    return ""
