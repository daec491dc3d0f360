"""The page of a finding, and how to cite it as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone

from content.evidence.citation import Citation, citation_of
from content.evidence.finding import STANDING, Finding
from content.evidence.only_read import only_read
from content.evidence.open_data import published, root_of
from content.evidence.quoted import pages_quoting

RELATED = 4  # shown; a link leads to all


@only_read
def finding(request, slug):
    found = get_object_or_404(published(), slug=slug)
    same = Finding.objects.standing().filter(condition=found.condition).exclude(pk=found.pk)
    context = {
        "finding": found,
        "listed": found.state in STANDING,
        "cited": cited(request, found),
        "quoting": pages_quoting(found),
        "changes": found.changes.all(),
        "related": same.for_listing().newest_first()[:RELATED],
    }
    return TemplateResponse(request, "evidence/finding_page.html", context)


@only_read
def finding_bibtex(request, slug):
    found = get_object_or_404(published(), slug=slug)
    return file(cited(request, found).bibtex, "application/x-bibtex", f"{slug}.bib")


@only_read
def finding_ris(request, slug):
    found = get_object_or_404(published(), slug=slug)
    return file(cited(request, found).ris, "application/x-research-info-systems", f"{slug}.ris")


def cited(request: HttpRequest, found: Finding) -> Citation:
    address = f"{root_of(request)}{found.get_absolute_url()}"
    return citation_of(found, address=address, accessed=timezone.localdate())


def file(text: str, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response
