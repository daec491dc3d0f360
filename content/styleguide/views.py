"""The style guide: everything that pages are made of, in each state, drawn by the pages' own templates."""

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access

from content.styleguide.sample import BlockSample, Sample
from content.styleguide.samples import (
    blocks,
    findings,
    forms,
    gaps,
    home,
    listings,
    occasions,
    paths,
    reading,
    search,
    small,
)
from content.styleguide.tokens import tokens

ERRORS = ["404", "403", "403_csrf", "400", "413", "500", "503"]


@dataclass(frozen=True)
class Drawn:
    """A sample with its markup; `template` is the name to look for in the code."""

    sample: Sample | BlockSample
    html: SafeString


@dataclass(frozen=True)
class Section:
    """`templates` pairs the name of a template with its samples."""

    title: str
    anchor: str
    templates: list[tuple[str, list[Drawn]]]


@require_safe
@never_cache
@require_admin_access
def style_guide(request: HttpRequest) -> HttpResponse:
    context = {
        "tokens": tokens(),
        "sections": [
            section(request, "Blocks", "guide_blocks", blocks.samples()),
            section(request, "Home page", "guide_home", home.samples()),
            section(request, "Reading", "guide_reading", reading.samples()),
            section(request, "Events and webinars", "guide_occasions", occasions.samples()),
            section(request, "The index", "guide_paths", paths.samples()),
            section(request, "The evidence", "guide_evidence", findings.samples()),
            section(request, "Gaps in the evidence", "guide_gaps", gaps.samples()),
            section(request, "Listings", "guide_listings", listings.samples()),
            section(request, "Search", "guide_search", search.samples()),
            section(request, "Forms", "guide_forms", forms.samples()),
            section(request, "Small parts", "guide_small", small.samples()),
        ],
        "errors": [error_page(request, f"errors/{name}.html") for name in ERRORS],
    }
    return TemplateResponse(request, "styleguide/style_guide.html", context)


@require_safe
@require_admin_access
def token_styles(request: HttpRequest) -> HttpResponse:
    """One class for each step of a scale, made from the tokens: they need no second list by hand."""
    rules = [
        *(f".token-{name} {{ font-size: var(--{name}); }}" for name, _ in tokens().type_scale),
        *(f".token-{name} {{ inline-size: var(--{name}); }}" for name, _ in tokens().spaces),
    ]
    return HttpResponse("\n".join(rules), content_type="text/css; charset=utf-8")


def error_page(request: HttpRequest, template: str) -> tuple[str, str]:
    """The template's name and the whole page."""
    return template, render_to_string(template, {}, request)


def section(
    request: HttpRequest, title: str, anchor: str, samples: list[Sample] | list[BlockSample]
) -> Section:
    together = sorted(samples, key=lambda sample: sample.template)
    templates = [
        (template, [Drawn(sample, sample.html(request)) for sample in group])
        for template, group in groupby(together, key=lambda sample: sample.template)
    ]
    return Section(title, anchor, templates)
