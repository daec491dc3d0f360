"""Names of organisations as somebody typed them: "Dr Smith's surgery" names a person.

Such a name stands as long as somebody known stands behind it, or staff confirmed it.
"""

from collections.abc import Iterator

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat
from wagtail.models import ModelLogEntry

from content.privacy import traces
from content.remi.download_request import DownloadRequest
from content.remi.organisations import OrganisationMerge, RemiOrganisation

NEUTRAL = "Organisation "


def forget_unbacked_names() -> None:
    """Organisations for which only people asked who are gone get a name that tells nothing."""
    rows = [each.pk for each in unbacked()]
    RemiOrganisation.objects.filter(pk__in=rows).update(
        name=Concat(Value(NEUTRAL), "pk"), other_names=""
    )
    traces.remove(RemiOrganisation, rows)


def unbacked() -> Iterator[RemiOrganisation]:
    """Also those that lost their last request to another, by a merge or by a correction."""
    known = DownloadRequest.objects.with_person()
    candidates = typed().exclude(pk__in=known.values("organisation")).only("pk", "name")
    moved = moved_away()
    known_keys = set(known.filter(pk__in=set().union(*moved.values())).values_list("pk", flat=True))
    for each in candidates:
        is_neutral = each.name == f"{NEUTRAL}{each.pk}"
        if not is_neutral and not moved.get(each.pk, set()) & known_keys:
            yield each


def typed() -> QuerySet[RemiOrganisation]:
    """By the public, not by staff, and confirmed by nobody."""
    added = ModelLogEntry.objects.filter(
        action="wagtail.create",
        content_type__app_label="content",
        content_type__model=RemiOrganisation._meta.model_name,
    )
    typed = RemiOrganisation.objects.filter(confirmed=False, on_register=False)
    return typed.annotate(key=Cast("pk", CharField())).exclude(key__in=added.values("object_id"))


def moved_away() -> dict[int, set[int]]:
    """The keys of the requests that a merge took away from an organisation, and may give back."""
    found: dict[int, set[int]] = {}
    for gone, moved in OrganisationMerge.objects.filter(undone_at=None).values_list(
        "gone", "moved"
    ):
        found.setdefault(gone, set()).update(moved.get("requests", []))
    return found
