"""The page of a finding."""

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from content.evidence.finding import Finding


@require_safe
def finding(request, slug):
    found = get_object_or_404(Finding.objects.published().for_listing(), slug=slug)
    return TemplateResponse(request, "evidence/finding_page.html", {"finding": found})
