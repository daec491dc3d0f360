"""Taking data along: as counts, or a line for each request; each export is logged before it goes."""

from django import forms
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from content.admin.remi.export_columns import COLUMNS, COUNTS, ROWS, counts, each_request
from content.admin.remi.export_files import FORMATS, table_response
from content.admin.remi.request_filters import RequestFilterSet
from content.remi.exports import ExportLog

COUNTED, EACH = "counts", "requests"
MANY = {"widget": forms.CheckboxSelectMultiple, "required": False}


def choices_of(columns: dict, *, personal: bool = False) -> list[tuple[str, str]]:
    return [(name, each.label) for name, each in columns.items() if each.personal is personal]


class ExportForm(forms.Form):
    content = forms.ChoiceField(
        choices=[(COUNTED, "Counts"), (EACH, "A line for each request")],
        widget=forms.RadioSelect,
        initial=COUNTED,
    )
    rows = forms.MultipleChoiceField(
        label="Count by", choices=choices_of(ROWS), initial=["quarter"], **MANY
    )
    columns = forms.MultipleChoiceField(
        label="Columns", choices=choices_of(COLUMNS), initial=list(COLUMNS)[:7], **MANY
    )
    personal = forms.MultipleChoiceField(
        label="Personal columns",
        choices=choices_of(COLUMNS, personal=True),
        help_text="Only what you need. Keep the file where only those who need it can open it, "
        "and delete it afterwards.",
        **MANY,
    )
    reason = forms.CharField(
        label="Why you need personal columns",
        max_length=300,
        required=False,
        help_text="It is logged with your name. Name nobody in it.",
    )
    format = forms.ChoiceField(
        choices=list(FORMATS.items()), widget=forms.RadioSelect, initial="csv"
    )

    def clean(self):
        super().clean()
        chosen = self.cleaned_data
        if chosen.get("content") == COUNTED:
            if not chosen.get("rows"):
                self.add_error("rows", "Choose at least one thing to count by.")
        elif not self.chosen_columns():
            self.add_error("columns", "Choose at least one column.")
        elif chosen.get("personal") and not chosen.get("reason"):
            self.add_error("reason", "Say why you need personal columns.")
        return chosen

    def chosen_columns(self) -> list[str]:
        """In the order in which they are offered."""
        chosen = {*self.cleaned_data.get("columns", []), *self.cleaned_data.get("personal", [])}
        return [name for name in COLUMNS if name in chosen]


class ExportView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    model = ExportLog
    permission_required = "add"
    form_class = ExportForm
    template_name = "wagtailadmin/remi/export.html"
    page_title = "Export"
    header_icon = "download"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    @property
    def header_buttons(self):
        return [HeaderButton("Log", url=reverse("remi_exports:index"), icon_name="history")]

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.filters = RequestFilterSet(request.POST or request.GET, request=request)

    def post(self, request, *args, **kwargs):
        form = self.get_form()
        if form.is_valid() and self.filters.is_valid():
            return self.form_valid(form)
        return self.form_invalid(form)

    def form_valid(self, form: ExportForm) -> HttpResponseBase:
        requests = self.filters.qs
        if form.cleaned_data["content"] == COUNTED:
            names = form.cleaned_data["rows"]
            headings = [*(ROWS[name].label for name in names), *COUNTS]
            rows = counts(requests, names)
            self.write_down(headings, len(rows))
        else:
            names = form.chosen_columns()
            headings = [COLUMNS[name].label for name in names]
            rows = each_request(requests, names)
            personal = any(COLUMNS[name].personal for name in names)
            reason = form.cleaned_data["reason"] if personal else ""
            self.write_down(headings, requests.count(), personal=personal, reason=reason)
        name = f"remi-{form.cleaned_data['content']}-{timezone.localdate().isoformat()}"
        return table_response(
            form=form.cleaned_data["format"], headings=headings, rows=rows, name=name
        )

    def write_down(
        self, headings: list[str], rows: int, *, personal: bool = False, reason: str = ""
    ) -> None:
        ExportLog.objects.create(
            by=self.request.user,
            at=timezone.now(),
            columns=headings,
            personal=personal,
            rows=rows,
            filters=chosen_filters(self.filters),
            reason=reason,
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(filters=self.filters, **kwargs)
        form = context["form"]
        return context | {"media": form.media + self.filters.form.media}


def chosen_filters(filters: RequestFilterSet) -> dict[str, str]:
    """By label, with what was chosen: choices and days, never anybody's words."""
    chosen = {}
    for name in filters.form.changed_data:
        value = filters.form.cleaned_data[name]
        if isinstance(value, slice):
            days = [
                timezone.localdate(at).isoformat() if at else "…"
                for at in (value.start, value.stop)
            ]
            value = " to ".join(days)
        chosen[str(filters.filters[name].label)] = str(value)
    return chosen
