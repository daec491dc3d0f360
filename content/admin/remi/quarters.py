"""Quarters of uptake: those that are frozen, what the next would say, and freezing it."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, TemplateView
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.log_actions import log

from content.admin.columns import DayColumn
from content.admin.desk_viewset import DeskIndexView, DeskViewSet
from content.remi.quarter import Quarter
from content.remi.uptake.freezing import (
    BY_ITSELF_AFTER,
    LONGEST_REASON,
    FreezeError,
    freeze,
    is_before_the_first,
    preview,
)
from content.remi.uptake.presenting import sections_of
from content.remi.uptake.snapshot import UptakeSnapshot
from content.remi.uptake.to_ask import without_place, without_status, without_type

MOST_LISTED = 30


def preview_address(quarter: Quarter) -> str:
    return reverse("remi_quarters:preview", args=[quarter.slug])


class QuarterIndexView(DeskIndexView):
    nothing_yet = "No quarter is frozen yet. Look at the one that is over, and freeze it."
    columns = [
        TitleColumn(
            "quarter",
            label="Quarter",
            accessor=lambda snapshot: str(snapshot.quarter_of_year),
            get_url=lambda snapshot: preview_address(snapshot.quarter_of_year),
            width="30%",
        ),
        Column("version", label="Version", width="10%"),
        Column("reason", label="Reason for the revision", classname="desk-words"),
        DayColumn("frozen_at", label="Frozen", width="12%"),
        Column("by", label="By", accessor=lambda each: each.frozen_by or "itself", width="14%"),
    ]

    def get_base_queryset(self):
        return UptakeSnapshot.objects.shown().select_related("frozen_by")

    @property
    def header_buttons(self):
        last = Quarter.of(timezone.localdate()).before
        return [HeaderButton(f"Look at {last}", url=preview_address(last), icon_name="view")]


class QuarterView(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    model = UptakeSnapshot
    header_icon = "calendar-check"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        try:
            self.quarter = Quarter.named(kwargs["quarter"])
        except ValueError as error:
            raise Http404(str(error)) from error

    @property
    def versions(self):
        return UptakeSnapshot.objects.of(self.quarter)

    def get_page_subtitle(self):
        return str(self.quarter)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("remi_quarters:index"), "label": "Quarters"},
            {"url": preview_address(self.quarter), "label": str(self.quarter)},
            {"url": "", "label": self.page_title},
        ]


class PreviewView(QuarterView, TemplateView):
    """Reads alone: what would be published if it were frozen now."""

    page_title = "What it would say"
    permission_required = "view"
    template_name = "wagtailadmin/remi/quarter.html"

    def get_context_data(self, **kwargs):
        over = timezone.now() >= self.quarter.ends
        versions = list(self.versions)
        empty = not versions and is_before_the_first(self.quarter)
        return super().get_context_data(**kwargs) | {
            "quarter": self.quarter,
            "over": over,
            "empty": empty,
            "by_itself_on": self.by_itself_on(),
            "versions": versions,
            "sections": sections_of(preview(self.quarter)),
            "questions": self.questions(),
            "may_freeze": over and not empty and self.user_has_permission("add"),
        }

    def by_itself_on(self) -> datetime | None:
        """Of the last quarter alone: older ones are no longer looked at."""
        at = self.quarter.ends + BY_ITSELF_AFTER
        is_last = self.quarter == Quarter.of(timezone.localdate()).before
        return at if is_last else None

    def questions(self) -> list[dict]:
        """Only names that staff may see anyway."""
        asked = [
            ("Have not said how far they are", without_status(self.quarter)),
            ("Have no type, or “something else” that nobody confirmed", without_type(self.quarter)),
            ("Have no borough or area", without_place(self.quarter)),
        ]
        return [
            {
                "what": what,
                "count": found.count(),
                "first": found[:MOST_LISTED],
                "most": MOST_LISTED,
            }
            for what, found in asked
        ]


class FreezeForm(forms.Form):
    reason = forms.CharField(
        label="Reason for the revision",
        max_length=LONGEST_REASON,
        required=False,
        help_text="What was wrong before. Readers see it beside the new version; name nobody in it.",
    )

    def __init__(self, *args, frozen: UptakeSnapshot | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.frozen = frozen

    def clean_reason(self) -> str:
        if self.frozen and not self.cleaned_data["reason"]:
            raise ValidationError(
                f"Readers have version {self.frozen.version}. To publish a new one beside it, "
                "give the reason for it."
            )
        return self.cleaned_data["reason"]


class FreezeView(QuarterView, FormView):
    """The second look."""

    page_title = "Freeze this quarter"
    permission_required = "add"
    template_name = "wagtailadmin/remi/freeze_quarter.html"
    form_class = FreezeForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"frozen": self.versions.first()}

    def get_context_data(self, **kwargs):
        told = preview(self.quarter)
        return super().get_context_data(**kwargs) | {
            "quarter": self.quarter,
            "over": timezone.now() >= self.quarter.ends,
            "frozen": self.versions.first(),
            "empty": not self.versions and is_before_the_first(self.quarter),
            "cells": told.tables["downloads"],
            "back": preview_address(self.quarter),
        }

    def form_valid(self, form) -> HttpResponse:
        try:
            done = freeze(
                quarter=self.quarter,
                now=timezone.now(),
                reason=form.cleaned_data["reason"],
                by=self.request.user,
            )
        except FreezeError as refusal:
            messages.error(self.request, str(refusal))
            return redirect(preview_address(self.quarter))
        log(instance=done, action="remi.freeze", user=self.request.user)
        messages.success(self.request, f"Frozen: {done}. Readers see it now.")
        return redirect("remi_quarters:index")


class QuarterViewSet(DeskViewSet):
    model = UptakeSnapshot
    name = "remi_quarters"
    icon = "calendar-check"
    menu_label = "Quarters"
    index_view_class = QuarterIndexView
    form_fields = []
    ordering = ("-quarter", "-version")
    own_views = (
        ("<slug:quarter>/", "preview", PreviewView),
        ("<slug:quarter>/freeze/", "freeze", FreezeView),
    )
