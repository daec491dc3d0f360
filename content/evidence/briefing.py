"""`/evidence/briefing/?ids=a,b`: findings that a reader picked, as pages to print.

The address is the basket: nothing is kept here, and no cookie is set.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from http import HTTPStatus
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from content.evidence.change import FindingChange
from content.evidence.finding import Finding
from content.evidence.only_read import only_read
from content.evidence.open_data import published, root_of
from content.evidence.source import Source
from content.narrowing.unknown import NOT_READABLE

MOST = 30  # findings; more is a report, and there is the CSV for that
LONGEST_NAME = Finding._meta.get_field("slug").max_length


@dataclass
class Entry:
    """A finding with the number of its reference and what changed since the briefing was made."""

    finding: Finding
    reference: int | None
    without: str  # the address of the same briefing without this finding
    earlier: str = ""  # the address with this finding before the one above it; "" for the first
    changes: list[FindingChange] = field(default_factory=list)


@only_read
def briefing(request):
    slugs = asked_for(request.GET.getlist("ids"))
    if len(slugs) > MOST:
        return too_long(request, slugs)
    context = context_of(request, slugs)
    return TemplateResponse(request, "evidence/briefing.html", context, status=status_of(context))


def too_long(request: HttpRequest, slugs: list[str]) -> HttpResponse:
    """Nothing of the basket is lost: it becomes several briefings."""
    parts = [slugs[start : start + MOST] for start in range(0, len(slugs), MOST)]
    context = {
        "many": len(slugs),
        "most": MOST,
        "parts": [(len(part), address_of(part)) for part in parts],
    }
    return TemplateResponse(request, "evidence/briefing_too_long.html", context, status=400)


def status_of(context: dict) -> HTTPStatus:
    if context["wrong_day"]:
        return HTTPStatus.BAD_REQUEST
    if context["unknown"] and not context["entries"]:
        return HTTPStatus.NOT_FOUND
    return HTTPStatus.OK


def context_of(request: HttpRequest, slugs: list[str]) -> dict:
    today, said = timezone.localdate(), request.GET.get("made", "")
    made, wrong_day = day_of(said, today)
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
        "wrong_day": wrong_day,
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
            earlier=address_of(moved_up(slugs, place), made) if place else "",
            changes=[change for change in changes if change.finding_id == finding.pk],
        )
        for place, finding in enumerate(findings)
    ]


def moved_up(slugs: list[str], place: int) -> list[str]:
    """With the one at this place before the one above it."""
    return [*slugs[: place - 1], slugs[place], slugs[place - 1], *slugs[place + 1 :]]


def sources_of(findings: Iterable[Finding]) -> list[Source]:
    """In the order in which they are named first, each once."""
    return list(dict.fromkeys(finding.source for finding in findings if finding.source))


def changes_since(findings: list[Finding], made: date | None) -> list[FindingChange]:
    """Those of the day itself are left out: the reader saw that day's findings. So is that a finding
    was published: nothing that anybody read was changed by it."""
    if made is None:
        return []
    earlier = FindingChange.objects.filter(finding=OuterRef("finding"), at__lt=OuterRef("at"))
    began = Q(kind=FindingChange.Kind.PUBLISHED) & ~Exists(earlier)
    return list(
        FindingChange.objects.filter(finding__in=findings, at__date__gt=made).exclude(began)
    )


def asked_for(given: Iterable[str]) -> list[str]:
    """The names of findings in their order, each once; whole addresses are taken too."""
    named = (name_in(each) for some in given for each in some.split(","))
    return list(dict.fromkeys(filter(None, named)))


def name_in(given: str) -> str:
    """ "https://larch.example/evidence/asthma-london/?x" as "asthma-london". PostgreSQL takes no NUL."""
    words = given.replace("\x00", NOT_READABLE).strip()
    if "/" in words:
        words = words.split("?")[0].split("#")[0].rstrip("/").rpartition("/")[2]
    return words[:LONGEST_NAME]


def day_of(said: str, today: date) -> tuple[date | None, str]:
    """The day, and what is wrong with it: "unreadable", "future" or ""."""
    if not said.strip():
        return None, ""
    try:
        made = date.fromisoformat(said.strip())
    except ValueError:
        return None, "unreadable"
    return (None, "future") if made > today else (made, "")


def address_of(slugs: Iterable[str], made: date | None = None) -> str:
    """Without any finding that of the empty briefing, which says what one is."""
    ids = ",".join(slugs)
    if not ids:
        return reverse("briefing")
    asked = {"ids": ids} | ({"made": made.isoformat()} if made else {})
    return f"{reverse('briefing')}?{urlencode(asked, safe=',')}"
