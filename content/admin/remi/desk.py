"""The REMI officer's desk: one menu for all that comes through the gate."""

from functools import cached_property

from django.urls import reverse
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup

from content.admin.desk_viewset import DeskMenuItem
from content.admin.remi.complaints import ComplaintViewSet
from content.admin.remi.export_log import ExportViewSet
from content.admin.remi.mails import MailViewSet
from content.admin.remi.organisation_list import OrganisationViewSet
from content.admin.remi.quarters import QuarterViewSet
from content.admin.remi.request_list import RequestViewSet
from content.admin.remi.tool_versions import VersionViewSet
from content.remi.wording import RemiWording

CHANGE_WORDING = "content.change_remiwording"


class Wording(ViewSet):
    """Leads to Wagtail's own page of this setting, which has no list."""

    name = "remi_wording"
    menu_label = "Wording"
    icon = "form"

    @cached_property
    def menu_url(self) -> str:
        return reverse("wagtailsettings:edit", args=["content", RemiWording._meta.model_name])

    def menu_item_class(self, **kwargs) -> DeskMenuItem:
        return DeskMenuItem(permission=CHANGE_WORDING, **kwargs)


class RemiDesk(ViewSetGroup):
    items = (
        RequestViewSet,
        OrganisationViewSet,
        QuarterViewSet,
        VersionViewSet,
        MailViewSet,
        ComplaintViewSet,
        ExportViewSet,
        Wording,
    )
    menu_label = "REMI"
    menu_icon = "steps"
    menu_order = 205


def without_wording(request, menu_items: list) -> None:
    """It stands in the REMI's menu; a second way in, under "Settings", would be one too many."""
    address = reverse("wagtailsettings:edit", args=["content", RemiWording._meta.model_name])
    menu_items[:] = [item for item in menu_items if item.url != address]
