"""`/evidence/briefing/?ids=a,b`: findings that a reader picked, as pages to print.

The address is the basket: nothing is kept here, and no cookie is set.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from content.evidence.change import FindingChange
from content.evidence.finding import Finding
from content.evidence.open_data import published, root_of
from content.evidence.source import Source

MOST = 30  # findings; more is a report, and there is the CSV for that
LONGEST_NAME = Finding._meta.get_field("slug").max_length


@dataclass
class Entry:
    """A finding with the number of its reference and what changed since the briefing was made."""

    finding: Finding
    reference: int | None
    without: str  # the address of the same briefing without this finding
    changes: list[FindingChange] = field(default_factory=list)


@require_safe
def briefing(request):
    slugs = asked_for(request.GET.getlist("ids"))
    if len(slugs) > MOST:
        context = {"many": len(slugs), "most": MOST, "first": address_of(slugs[:MOST])}
        return TemplateResponse(request, "evidence/briefing_too_long.html", context, status=400)
    return TemplateResponse(request, "evidence/briefing.html", context_of(request, slugs))


def context_of(request: HttpRequest, slugs: list[str]) -> dict:
    today, said = timezone.localdate(), request.GET.get("made", "")
    made = day_of(said)
    found = {each.slug: each for each in published().filter(slug__in=slugs)}
    findings = [found[slug] for slug in slugs if slug in found]
    sources = sources_of(findings)
    kept = [each.slug for each in findings]
    return {
        "entries": entries_of(findings, sources, made),
        "sources": sources,
        "unknown": [slug for slug in slugs if slug not in found],
        "slugs": ",".join(kept),
        "made": made or today,
        "made_is_kept": made is not None,
        "made_is_unreadable": bool(said) and made is None,
        "today": today,
        "address": root_of(request) + address_of(kept, made or today),
        "without_unknown": address_of(kept, made),
    }


def entries_of(findings: list[Finding], sources: list[Source], made: date | None) -> list[Entry]:
    slugs = [finding.slug for finding in findings]
    changes = changes_since(findings, made)
    return [
        Entry(
            finding,
            reference=sources.index(finding.source) + 1 if finding.source else None,
            without=address_of([slug for slug in slugs if slug != finding.slug], made),
            changes=[change for change in changes if change.finding_id == finding.pk],
        )
        for finding in findings
    ]


def sources_of(findings: Iterable[Finding]) -> list[Source]:
    """In the order in which they are named first, each once."""
    return list(dict.fromkeys(finding.source for finding in findings if finding.source))


def changes_since(findings: list[Finding], made: date | None) -> list[FindingChange]:
    """Those of the day itself are left out: the reader saw that day's findings."""
    if made is None:
        return []
    return list(FindingChange.objects.filter(finding__in=findings, at__date__gt=made))


def asked_for(given: Iterable[str]) -> list[str]:
    """The names of findings in their order, each once; whole addresses are taken too."""
    named = (name_in(each) for some in given for each in some.split(","))
    return list(dict.fromkeys(filter(None, named)))


def name_in(given: str) -> str:
    """ "https://larch.example/evidence/asthma-london/?x" as "asthma-london"."""
    words = given.replace("\x00", "").strip()
    if "/" in words:
        words = words.split("?")[0].split("#")[0].rstrip("/").rpartition("/")[2]
    return words[:LONGEST_NAME]


def day_of(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def address_of(slugs: Iterable[str], made: date | None = None) -> str:
    asked = {"ids": ",".join(slugs)} | ({"made": made.isoformat()} if made else {})
    return f"{reverse('briefing')}?{urlencode(asked, safe=',')}"
