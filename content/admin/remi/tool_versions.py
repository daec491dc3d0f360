"""Versions of the REMI with their files: preparing, releasing, and telling who has an older one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import EditView, PermissionCheckedMixin
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.log_actions import log

from content.admin.columns import DayColumn
from content.admin.desk_viewset import DeskIndexView, DeskViewSet
from content.admin.remi.private_file_input import PrivateFileInput
from content.remi.announcing import AnnounceError, announce, why_not, with_older_version
from content.remi.delivery import Delivery
from content.remi.tool import ToolVersion


class VersionForm(WagtailAdminModelForm):
    def clean(self):
        super().clean()
        files = self.formsets["files"]
        if not files.is_valid():
            return self.cleaned_data
        standing = [each for each in files.forms if each.has_changed() or each.instance.pk]
        standing = [each for each in standing if each not in files.deleted_forms]
        if self.cleaned_data.get("released_at") and not standing:
            self.add_error("released_at", "Add a file first: without one, people get nothing.")
        given = Delivery.objects.filter(
            tool_file__in=[each.instance.pk for each in files.deleted_forms if each.instance.pk]
        )
        if given.exists():
            raise ValidationError(
                "A file that people already have links to can't be taken away: the links would "
                "lead nowhere. Replace it, or prepare a new version."
            )
        return self.cleaned_data


def state_of(version: ToolVersion) -> str:
    now = timezone.now()
    if not version.released_at:
        return "In preparation"
    if version.released_at > now:
        return "Released later"
    return "What people get now" if version == ToolVersion.current(now) else "Older"


class VersionIndexView(DeskIndexView):
    nothing_yet = "No version is prepared yet. Until one is released, people get no files."
    columns = [
        TitleColumn("label", label="Version", url_name="remi_versions:edit", width="30%"),
        Column("state", label="State", accessor=state_of, width="20%"),
        DayColumn("released_at", label="Released", sort_key="released_at", width="15%"),
        Column("file_count", label="Files", width="10%"),
        DayColumn("announced_at", label="Told", sort_key="announced_at"),
    ]

    def get_base_queryset(self):
        return ToolVersion.objects.annotate(file_count=Count("files"))


class VersionEditView(EditView):
    @property
    def header_buttons(self):
        buttons = super().header_buttons.copy()
        if not why_not(self.object, timezone.now()):
            address = reverse("remi_versions:announce", args=[self.object.pk])
            buttons.append(
                HeaderButton("Tell those with an older version", url=address, icon_name="mail")
            )
        return buttons


class AnnounceView(
    PermissionCheckedMixin, WagtailAdminTemplateMixin, BaseObjectMixin, TemplateView
):
    model = ToolVersion
    permission_required = "change"
    template_name = "wagtailadmin/remi/announce.html"
    page_title = "Tell those with an older version"
    header_icon = "mail"

    def get_page_subtitle(self):
        return str(self.object)

    def get_breadcrumbs_items(self):
        edit = reverse("remi_versions:edit", args=[self.object.pk])
        return [
            *self.breadcrumbs_items,
            {"url": reverse("remi_versions:index"), "label": "Versions of the REMI"},
            {"url": edit, "label": str(self.object)},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        reason = why_not(self.object, timezone.now())
        people = 0 if reason else with_older_version(self.object).count()
        return super().get_context_data(version=self.object, reason=reason, people=people, **kwargs)

    def post(self, request, *args, **kwargs) -> HttpResponse:
        try:
            told = announce(version=self.object, now=timezone.now())
        except AnnounceError as refusal:
            messages.error(request, str(refusal))
        else:
            log(instance=self.object, action="remi.announce", user=request.user)
            people = "1 person is" if told == 1 else f"{told} people are"
            messages.success(request, f"{people} told of version {self.object} by mail.")
        return redirect("remi_versions:edit", self.object.pk)


class VersionViewSet(DeskViewSet):
    model = ToolVersion
    name = "remi_versions"
    icon = "history"
    menu_label = "Versions and files"
    offered = ("index", "index_results", "add", "edit")
    index_view_class = VersionIndexView
    edit_view_class = VersionEditView
    ordering = "-released_at"
    edit_handler = ObjectList(
        [
            FieldPanel("label"),
            FieldPanel("changes"),
            InlinePanel(
                "files",
                heading="Files",
                label="File",
                panels=[
                    FieldPanel("title"),
                    FieldPanel("file", widget=PrivateFileInput),
                    FieldPanel("pages"),
                ],
            ),
            FieldPanel("released_at"),
        ],
        base_form_class=VersionForm,
    )
    own_views = (("<int:pk>/announce/", "announce", AnnounceView),)
