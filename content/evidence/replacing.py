"""Moving all findings from one source to another."""

from django.db import transaction
from django.db.models import Q, QuerySet

from content.evidence.finding import Finding
from content.evidence.source import Source


def findings_resting_on(source: Source) -> QuerySet:
    """Those that name it now, and those whose draft does."""
    in_draft = Q(has_unpublished_changes=True, latest_revision__content__source=source.pk)
    return Finding.objects.filter(Q(source=source) | in_draft).order_by("slug")


def held_fast(finding: Finding, user) -> bool:
    """While it waits for a moderator, for its hour, or is locked, it isn't changed under anybody."""
    lock = finding.get_lock()
    return finding.workflow_in_progress or bool(lock and lock.for_user(user))


@transaction.atomic
def replace_source(*, old: Source, new: Source, by, why: str) -> int:
    """The number of findings moved. What is published is published anew, drafts stay drafts."""
    findings = list(findings_resting_on(old).select_for_update(of=("self",)))
    for finding in findings:
        draft = finding.get_latest_revision_as_object() if finding.has_unpublished_changes else None
        if finding.source_id == old.pk:
            move(finding, new=new, by=by, why=why)
        if draft:
            if draft.source_id == old.pk:
                draft.source = new
            draft.save_revision(user=by, log_action=True, clean=False)
    return len(findings)


def move(finding: Finding, *, new: Source, by, why: str) -> None:
    was_live = finding.live
    finding.source = new
    finding.reason_for_change = why if was_live else finding.reason_for_change
    if not was_live:
        finding.save(update_fields=["source"])
    revision = finding.save_revision(user=by, log_action=True, clean=False)
    if was_live:
        revision.publish(user=by, skip_permission_checks=True)
