"""The changes that readers see: an entry each time that what is published of a finding differs."""

from django.db.models import Q, QuerySet
from django.db.models.signals import post_save, pre_save
from wagtail.models import Revision
from wagtail.signals import published, unpublished

from content.evidence.change import FindingChange
from content.evidence.differences import Difference, differences, gravest
from content.evidence.finding import Finding
from content.evidence.record import as_record, source_record
from content.evidence.source import Source

Kind = FindingChange.Kind


def connect() -> None:
    published.connect(finding_published, sender=Finding)
    unpublished.connect(finding_unpublished, sender=Finding)
    pre_save.connect(remember_records, sender=Source)
    post_save.connect(source_saved, sender=Source)


def changes_of(finding: Finding) -> QuerySet:
    """Newest first: `at`, `get_kind_display`, `what`, and `why` where somebody said it."""
    return finding.changes.defer("record")


def recent_changes() -> QuerySet:
    """Of all findings, newest first; those of findings that are no longer published too."""
    return FindingChange.objects.select_related("finding").defer("record")


def finding_published(instance: Finding, revision: Revision | None = None, **_) -> None:
    """Also told of what is only scheduled, which nobody can see yet."""
    if not instance.live:
        return
    note_change(finding=instance, why=instance.reason_for_change)
    empty_reason(instance, revision)


def finding_unpublished(instance: Finding, **_) -> None:
    FindingChange.objects.create(
        finding=instance,
        kind=Kind.REMOVED,
        what="No longer published.",
        why=instance.reason_for_change,
        record=as_record(as_stored(instance)),
    )
    empty_reason(instance, None)


def note_change(*, finding: Finding, why: str = "", before: dict | None = None) -> None:
    """`before` is what readers saw, for a finding without any entry: None when they saw nothing."""
    record = as_record(as_stored(finding))
    newest = finding.changes.first()
    seen = newest.record if newest else before
    found = differences(seen, record) if seen else []
    if seen is None or (newest and newest.kind == Kind.REMOVED):
        words = ["Published again." if newest else "Published."]
        write(finding, Kind.PUBLISHED, [*words, *(each.words for each in found)], why, record)
    elif found:
        write(finding, gravest(found), words_of(found), why, record)


def words_of(found: list[Difference]) -> list[str]:
    return [each.words for each in found]


def write(finding: Finding, kind: Kind, words: list[str], why: str, record: dict) -> None:
    FindingChange.objects.create(
        finding=finding, kind=kind, what="\n".join(words), why=why, record=record
    )


def as_stored(finding: Finding) -> Finding:
    """From the database: in a revision, what a value is mapped to stands in another order."""
    return Finding.objects.for_listing().get(pk=finding.pk)


def empty_reason(finding: Finding, revision: Revision | None) -> None:
    """It was about this change. A newer draft that took it over must not give it for the next."""
    used, finding.reason_for_change = finding.reason_for_change, ""
    if not used:
        return
    Finding.objects.filter(pk=finding.pk).update(reason_for_change="")
    latest = Revision.objects.for_instance(finding).order_by("-created_at", "-pk").first()
    for each in filter(None, {revision, latest}):
        if each.content.get("reason_for_change") == used:
            each.content["reason_for_change"] = ""
            Revision.objects.filter(pk=each.pk).update(content=each.content)


def remember_records(instance: Source, raw: bool = False, **_) -> None:
    """What readers see of the source before it is saved, for each published finding."""
    instance.records_before = {}
    if raw or not instance.pk:
        return
    told = Q(source=instance) | Q(source__reports=instance)
    for finding in Finding.objects.published().filter(told).for_listing():
        instance.records_before[finding.pk] = as_record(finding)


def source_saved(instance: Source, **_) -> None:
    """A source is live at once, and so is what changes with it."""
    told = Finding.objects.filter(pk__in=instance.records_before).for_listing()
    for finding in told:
        before = instance.records_before[finding.pk]
        if source_record(finding.source) != before["source"]:
            note_change(
                finding=finding,
                why=getattr(instance, "reason_for_change", ""),
                before=before,
            )
