"""The findings as files: all of them, or one, as CSV and JSON."""

import json
from datetime import datetime
from functools import wraps

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.http import http_date
from django.views.decorators.http import conditional_page
from wagtail.models import ModelLogEntry, Site

from content.evidence import csv_format
from content.evidence.change import FindingChange
from content.evidence.condition import Condition
from content.evidence.data_dictionary import FIELDS, SOURCE_FIELDS, VALUE_FIELDS
from content.evidence.ethnic_group import EthnicGroup
from content.evidence.finding import Finding
from content.evidence.only_read import only_read
from content.evidence.record import as_record
from content.evidence.source import Source

CSV, JSON = "text/csv; charset=utf-8; header=present", "application/json"
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


def published():
    """In an order that stays when findings change."""
    return (
        Finding.objects.published().for_listing().select_related("superseded_by").order_by("slug")
    )


def record_with_address(finding: Finding, root: str) -> dict:
    return as_record(finding) | {"address": f"{root}{finding.get_absolute_url()}"}


def root_of(request: HttpRequest) -> str:
    """The site's own name, whatever name the reader came by."""
    site = Site.find_for_request(request)
    return site.root_url if site else request.build_absolute_uri("/").removesuffix("/")


def for_programs(view):
    """Not sent twice, and readable for programs of other sites: no cookie is asked for.

    Django takes the header off an answer without news (304), so it is put on last.
    """
    answering = conditional_page(view)

    @wraps(view)
    def answer_anybody(request, *args, **kwargs):
        response = answering(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return answer_anybody


@only_read
@for_programs
def evidence_csv(request):
    return answer(csv_format.write(all_records(request)), CSV, "larch-evidence.csv")


@only_read
@for_programs
def evidence_json(request):
    return answer(as_json(all_records(request)), JSON, "larch-evidence.json")


@only_read
@for_programs
def finding_csv(request, slug):
    return answer(csv_format.write([one_record(request, slug)]), CSV, f"{slug}.csv")


@only_read
@for_programs
def finding_json(request, slug):
    return answer(as_json(one_record(request, slug)), JSON, f"{slug}.json")


@only_read
def evidence_data(request):
    tables = [
        ("Of a finding", FIELDS),
        ("Of each of its values", VALUE_FIELDS),
        ("Of its source", SOURCE_FIELDS),
    ]
    context = {"tables": tables, "licence": LICENCE, "root": root_of(request), "dataset": True,
               "count": Finding.objects.published().count()}  # fmt: skip
    return TemplateResponse(request, "evidence/data.html", context)


def all_records(request: HttpRequest) -> list[dict]:
    root = root_of(request)
    return [record_with_address(finding, root) for finding in published()]


def one_record(request: HttpRequest, slug: str) -> dict:
    return record_with_address(get_object_or_404(published(), slug=slug), root_of(request))


def as_json(data) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def answer(text: str, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type=kind)
    disposition = "attachment" if kind == CSV else "inline"
    response["Content-Disposition"] = f'{disposition}; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"  # the page of the finding is what a search should show
    if changed := last_change():
        response["Last-Modified"] = http_date(changed.timestamp())
    return response


def last_change() -> datetime | None:
    """Of anything that the data is made from: publishing, or an edit of what findings share."""
    kinds = ContentType.objects.get_for_models(Finding, Source, Condition, EthnicGroup).values()
    edits = ModelLogEntry.objects.filter(content_type__in=kinds)
    found = [
        Finding.objects.aggregate(last=Max("last_published_at"))["last"],
        FindingChange.objects.aggregate(last=Max("at"))["last"],
        edits.aggregate(last=Max("timestamp"))["last"],
    ]
    return max(filter(None, found), default=None)
