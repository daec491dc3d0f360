"""The report on sources: what doesn't answer, what moved, and where a passage isn't any more."""

from datetime import date

from django.db.models import Prefetch
from django.forms import RadioSelect
from django.middleware.csrf import get_token
from django.urls import path, reverse_lazy
from django.utils import timezone
from django_filters import ChoiceFilter
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from content.admin.columns import DayColumn
from content.admin.evidence.take_over import TakeOverView
from content.admin.formulas import no_formula
from content.evidence.finding import Finding
from content.evidence.source import Source
from content.evidence.source_check.new_address import offered_address
from content.evidence.source_check.source_check_record import SourceCheck
from content.evidence.source_check.standing import Standing, with_standing

PERMISSIONS = ("content.view_source", "content.change_source")


class SourceColumn(Column):
    cell_template_name = "wagtailadmin/evidence/source_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        finder = AdminURLFinder(parent_context["request"].user)
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"edit_url": finder.get_edit_url(instance)}


class StandingColumn(Column):
    """With what the last look found, and a button for a new address."""

    cell_template_name = "wagtailadmin/evidence/standing_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        request = parent_context["request"]
        finder = AdminURLFinder(request.user)
        offered = offered_address(instance, instance.check_now)
        return super().get_cell_context_data(instance, parent_context) | {
            "standing": instance.standing_now,
            "is_bad": instance.standing_now is Standing.BROKEN,
            "detail": instance.detail_now,
            "missing": [
                (finding, day, finder.get_edit_url(finding))
                for finding, day in instance.missing_now
            ],
            "offered": offered,
            "may_change": request.user.has_perm("content.change_source"),
            "csrf_token": get_token(request),
        }


class SourceFilterSet(WagtailFilterSet):
    standing = ChoiceFilter(
        label="State", empty_label="Any", choices=Standing.choices, widget=RadioSelect
    )

    class Meta:
        model = Source
        fields = []


class SourceReportView(ReportView):
    """What asks for work comes first."""

    model = Source
    page_title = "Sources"
    header_icon = "link"
    permission_policy = ModelPermissionPolicy(Source)
    any_permission_required = ["view", "change"]
    index_url_name = "source_report"
    index_results_url_name = "source_report_results"
    filterset_class = SourceFilterSet
    default_ordering = ("standing", "title", "pk")
    columns = [
        SourceColumn("title", label="Source", sort_key="title", classname="title"),
        StandingColumn("standing", label="State", sort_key="standing", width="45%"),
        DayColumn("seen_now", label="Last seen", sort_key="last_seen_on", width="12%"),
        DayColumn("checked_now", label="Looked at", sort_key="checked_at", width="12%"),
    ]
    list_export = [
        "title", "address", "standing_label", "detail_now", "new_address", "findings_missing",
        "seen_now", "looked_at_day", "findings_quoting",
    ]  # fmt: skip
    export_headings = {
        "title": "Source",
        "address": "Address",
        "standing_label": "State",
        "detail_now": "Found",
        "new_address": "New address",
        "findings_missing": "Findings whose passage isn't there",
        "seen_now": "Last seen",
        "looked_at_day": "Looked at",
        "findings_quoting": "Findings",
    }
    custom_value_preprocess = ReportView.custom_value_preprocess | {
        str: dict.fromkeys(ReportView.FORMATS, no_formula)
    }

    def get_queryset(self):
        findings = Finding.objects.only("slug", "statement", "source").order_by("slug")
        self.queryset = with_standing(Source.objects.all()).prefetch_related(
            Prefetch("checks", SourceCheck.objects.newest_of_each(), to_attr="newest_checks"),
            Prefetch("findings", findings, to_attr="quoted_by"),
        )
        return super().get_queryset()

    def decorate_paginated_queryset(self, object_list):
        for source in object_list:
            describe(source)
        return object_list

    def get_filename(self) -> str:
        return f"sources-{timezone.localdate().isoformat()}"


def describe(source: Source) -> None:
    """Gives it what the table and the file show, from what was fetched with it."""
    newest = source.newest_checks[0] if source.newest_checks else None
    check = newest if newest and newest.url == source.address else None
    by_slug = {finding.slug: finding for finding in source.quoted_by}
    missing = check.missing if check else {}
    source.check_now = check
    source.standing_now = Standing(source.standing)
    source.detail_now = check.detail if check else ""
    source.missing_now = [
        (by_slug[slug], date.fromisoformat(day) if day else None)
        for slug, day in missing.items()
        if slug in by_slug
    ]
    source.seen_now = source.last_seen
    source.checked_now = check.at if check else None
    source.standing_label = source.standing_now.label
    source.new_address = offered_address(source, check)
    source.findings_missing = ", ".join(finding.slug for finding, _ in source.missing_now)
    source.findings_quoting = ", ".join(by_slug)
    source.looked_at_day = timezone.localdate(check.at) if check else None


class SourceReportItem(MenuItem):
    def is_shown(self, request) -> bool:
        return any(map(request.user.has_perm, PERMISSIONS))


def source_report_item() -> MenuItem:
    return SourceReportItem(
        "Sources", reverse_lazy("source_report"), icon_name="link", name="sources", order=960
    )


def source_report_urls() -> list:
    view = SourceReportView
    return [
        path("reports/sources/", view.as_view(), name="source_report"),
        path(
            "reports/sources/results/",
            view.as_view(results_only=True),
            name="source_report_results",
        ),
        path("reports/sources/<int:pk>/take-over/", TakeOverView.as_view(), name="take_over"),
    ]
