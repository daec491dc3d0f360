"""Making one of two records of the same organisation, and taking that back."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from rapidfuzz import fuzz

from content.remi.organisations import OrganisationMerge, RemiOrganisation
from content.remi.register import essence, plain

UNDOABLE_DAYS = 30
MOVED = ("requests", "statuses")
CLOSE = 80  # of 100; staff look before they choose, so more is offered than to the public
MOST_OFFERED = 8


class MergeError(Exception):
    """Why two can't be merged, or a merge not be undone, in words for staff."""


@transaction.atomic
def merge(
    *, kept: RemiOrganisation, gone: RemiOrganisation, by, now: datetime
) -> OrganisationMerge:
    """Move what belongs to `gone` to `kept`. Raises MergeError."""
    kept, gone = locked(kept.pk, gone.pk)
    if kept == gone:
        raise MergeError("An organisation can't be merged into itself.")
    for one in (kept, gone):
        if one.merged_into_id:
            raise MergeError(f"“{one}” was already merged into “{one.merged_into}”.")
    if gone.on_register and not kept.on_register:
        raise MergeError(
            f"“{gone}” is on the register that the form suggests, and would vanish from it. Merge "
            f"“{kept}” into it instead, or take it off the register first."
        )
    moved = {name: move(name, gone, kept) for name in MOVED}
    gone.merged_into = kept
    gone.save(update_fields=["merged_into"])
    return OrganisationMerge.objects.create(kept=kept, gone=gone, moved=moved, merged_at=now, by=by)


@transaction.atomic
def undo(*, merge: OrganisationMerge, now: datetime) -> None:
    """Give back what moved; what staff gave to a third organisation since stays there."""
    kept, gone = locked(merge.kept_id, merge.gone_id)
    merge = OrganisationMerge.objects.select_for_update().get(pk=merge.pk)
    if reason := why_not_undone(merge, kept, now):
        raise MergeError(reason)
    gone.merged_into = None
    try:
        with transaction.atomic():
            gone.save(update_fields=["merged_into"])
    except IntegrityError as error:
        raise MergeError(
            f"There is another organisation called “{gone}” on the register by now. "
            "Take one of them off the register first."
        ) from error
    for name in MOVED:
        getattr(kept, name).filter(pk__in=merge.moved.get(name, [])).update(organisation=gone)
    merge.undone_at = now
    merge.save(update_fields=["undone_at"])


def why_not_undone(merge: OrganisationMerge, kept: RemiOrganisation, now: datetime) -> str:
    if merge.undone_at:
        return "This merge was undone already."
    if now > undoable_until(merge):
        return f"A merge can be undone for {UNDOABLE_DAYS} days; this one is older."
    if kept.merged_into_id:
        return f"“{kept}” was merged into “{kept.merged_into}” since. Undo that first."
    return ""


def undoable_until(merge: OrganisationMerge) -> datetime:
    return merge.merged_at + timedelta(days=UNDOABLE_DAYS)


def locked(*keys: int) -> list[RemiOrganisation]:
    """In the order of `keys`, but locked in one order, so that two merges can't block each other."""
    found = RemiOrganisation.objects.select_for_update().order_by("pk").in_bulk(set(keys))
    return [found[key] for key in keys]


def move(name: str, gone: RemiOrganisation, kept: RemiOrganisation) -> list[int]:
    keys = sorted(getattr(gone, name).values_list("pk", flat=True))
    getattr(gone, name).filter(pk__in=keys).update(organisation=kept)
    return keys


def close_to(organisation: RemiOrganisation) -> list[RemiOrganisation]:
    """Others whose name looks like the same, the closest first."""
    others = RemiOrganisation.objects.standing().exclude(pk=organisation.pk)
    scored = [(max(likeness(organisation.name, name) for name in one.names), one) for one in others]
    close = sorted((each for each in scored if each[0] >= CLOSE), key=lambda each: -each[0])
    return [one for _, one in close[:MOST_OFFERED]]


def likeness(one: str, other: str) -> float:
    """Of 100; also without "NHS", "trust" and the like, which people leave out and misspell."""
    return max(fuzz.token_sort_ratio(form(one), form(other)) for form in (plain, essence))
