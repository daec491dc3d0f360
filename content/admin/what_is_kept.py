"""The report on personal data: what is held, why, until when, and what goes next."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Min
from django.urls import path, reverse_lazy
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, Table
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from content.admin.columns import DayColumn
from content.privacy.foreseen import coming
from content.privacy.retention import PurgeRun, Term, terms

PERMISSION = "content.view_purgerun"
TITLE = "What is kept, and until when"
DAYS = 90
RUNS = 10
# It runs each night; a whole day without one is no accident.
LATE = timedelta(hours=36)


@dataclass(frozen=True)
class Kept:
    """One row: fields that go together, in how many records they stand."""

    what: str
    fields: str
    until: str
    rows: int
    since: datetime | None
    goes: datetime | None


def kept() -> list[Kept]:
    return [row_of(term) for term in terms()]


def row_of(term: Term) -> Kept:
    held = term.held()
    since = held.aggregate(first=Min(term.kept.since))["first"]
    names = (term.model._meta.get_field(name).verbose_name for name in term.fields)
    return Kept(
        what=name_of(term),
        fields=", ".join(names),
        until=str(term.kept),
        rows=held.count(),
        since=since,
        goes=term.kept.ends(since) if since else None,
    )


def name_of(term: Term) -> str:
    name = str(term.model._meta.verbose_name_plural)
    return name[:1].upper() + name[1:]


class WhatIsKeptView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Counts and dates, and nobody's name."""

    permission_policy = ModelPermissionPolicy(PurgeRun)
    any_permission_required = ["view"]
    page_title = TITLE
    header_icon = "calendar-check"
    template_name = "wagtailadmin/reports/what_is_kept.html"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": TITLE}]

    def get_context_data(self, **kwargs):
        now = timezone.now()
        last = PurgeRun.objects.ended().first()
        return super().get_context_data(
            **kwargs,
            days=DAYS,
            coming=coming_table(now),
            kept=kept_table(),
            runs=runs_table(),
            last=last,
            is_late=last is not None and last.ended_at < now - LATE,
        )


def coming_table(now: datetime) -> Table | None:
    rows = coming(now, DAYS)
    columns = [
        DayColumn("day", label="Time is over on", width="25%"),
        Column("what", label="What", accessor=lambda each: name_of(each.term)),
        Column("rows", label="How many", width="15%"),
    ]
    return Table(columns, rows) if rows else None


def kept_table() -> Table:
    columns = [
        Column("what", label="What", width="20%"),
        Column("fields", label="Emptied then"),
        Column("until", label="How long, as people are told", width="22%"),
        Column("rows", label="Held now", width="8%"),
        DayColumn("since", label="Oldest", width="11%"),
        DayColumn("goes", label="Goes", width="11%"),
    ]
    return Table(columns, kept())


def runs_table() -> Table | None:
    runs = list(PurgeRun.objects.all()[:RUNS])
    columns = [
        DayColumn("begun_at", label="Day", width="25%"),
        Column("rows", label="Let go", accessor=said_of),
    ]
    return Table(columns, runs) if runs else None


def said_of(run: PurgeRun) -> str:
    counted = ", ".join(f"{name} {rows}" for name, rows in sorted(run.rows.items()))
    return (counted or "nothing was due") + ("" if run.ended_at else " (not ended)")


class WhatIsKeptItem(MenuItem):
    def is_shown(self, request) -> bool:
        return request.user.has_perm(PERMISSION)


def what_is_kept_item() -> MenuItem:
    return WhatIsKeptItem(
        TITLE, reverse_lazy("what_is_kept"), icon_name="calendar-check", order=950
    )


def what_is_kept_urls() -> list:
    return [path("reports/what-is-kept/", WhatIsKeptView.as_view(), name="what_is_kept")]
