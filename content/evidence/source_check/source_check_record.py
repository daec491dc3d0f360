"""What each look at a source found, and what follows from it for the source."""

from datetime import datetime

from django.db import models, transaction
from django.utils import timezone

from content.evidence.source import Source
from content.evidence.source_check.looking import Look
from content.evidence.source_check.passages import fingerprint
from content.evidence.source_check.verdict import Verdict

MOST_KEPT = 30  # of a source: more than half a year of weekly checks


class SourceCheckQuerySet(models.QuerySet):
    def newest_of_each(self):
        return self.order_by("source_id", "-at", "-pk").distinct("source_id")


class SourceCheck(models.Model):
    """One look at the address of a source. Only the newest are kept."""

    source = models.ForeignKey("content.Source", on_delete=models.CASCADE, related_name="checks")
    at = models.DateTimeField()
    url = models.CharField(max_length=600, help_text="The address that was looked at.")
    verdict = models.CharField(max_length=20, choices=Verdict.choices)
    detail = models.TextField(blank=True, help_text="Why, in words for staff.")
    status = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Of HTTP.")
    final_url = models.TextField(blank=True, help_text="Where redirects led to.")
    moved_to = models.TextField(blank=True, help_text="The address that it has for good now.")
    passages = models.JSONField(
        default=dict,
        help_text='By finding: {"slug": {"print": "…", "found": true, "last_found": "2026-11-03"}}; '
        "found is null where it can't be told.",
    )

    wagtail_reference_index_ignore = True
    objects = SourceCheckQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "check of a source"
        verbose_name_plural = "checks of sources"

    def __str__(self):
        return f"{self.get_verdict_display()} on {timezone.localtime(self.at):%-d %B %Y}"

    @property
    def missing(self) -> dict[str, str]:
        """The findings whose passage isn't there, and the last day on which it was, "" for none."""
        return {
            slug: passage.get("last_found") or ""
            for slug, passage in self.passages.items()
            if passage["found"] is False
        }


def passages_of(source: Source) -> dict[str, str]:
    """What readers now see quoted from it, by the slugs of the findings."""
    standing = source.findings.standing().exclude(passage="").order_by("slug")
    return dict(standing.values_list("slug", "passage"))


@transaction.atomic
def take_note(
    *, source: Source, look: Look, passages: dict[str, str], now: datetime
) -> SourceCheck:
    """Writes no revision of the source: nobody edited it."""
    before = source.checks.filter(url=source.address).first()
    check = SourceCheck.objects.create(
        source=source,
        at=now,
        url=source.address,
        verdict=look.verdict,
        detail=look.detail,
        status=look.status,
        final_url=look.address,
        moved_to=look.moved_to,
        passages=noted(look, passages, before.passages if before else {}, now),
    )
    source.checks.exclude(pk__in=source.checks.values("pk")[:MOST_KEPT]).delete()
    state = state_after(source, look.verdict, now)
    Source.objects.filter(pk=source.pk).update(**state)
    for name, value in state.items():
        setattr(source, name, value)
    return check


def noted(look: Look, passages: dict[str, str], before: dict, now: datetime) -> dict:
    """A passage that was put right is another one, and its history begins anew."""
    today = timezone.localdate(now).isoformat()
    kept = {}
    for slug, passage in passages.items():
        mark, found = fingerprint(passage), look.found.get(slug)
        earlier = before.get(slug, {})
        last = earlier.get("last_found") if earlier.get("print") == mark else None
        kept[slug] = {"print": mark, "found": found, "last_found": today if found else last}
    return kept


def state_after(source: Source, verdict: Verdict, now: datetime) -> dict:
    """The fields of the source. They tell of one address: another one begins without a past."""
    today, same = timezone.localdate(now), source.checked_url == source.address
    failed_days = source.failed_days if same else 0
    last_failed_on = source.last_failed_on if same else None
    last_seen_on = source.last_seen_on if same else None
    if verdict.is_success:
        failed_days, last_failed_on, last_seen_on = 0, None, today
    elif verdict.is_failure and last_failed_on != today:
        failed_days, last_failed_on = failed_days + 1, today
    return {
        "checked_url": source.address,
        "checked_at": now,
        "check_verdict": verdict,
        "failed_days": failed_days,
        "last_failed_on": last_failed_on,
        "last_seen_on": last_seen_on,
    }
