"""On the dashboard of those who hold events: how many come to what is next."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from content.admin.registrations.overview import counted

MOST = 5


class RegistrationsPanel(Component):
    name = "registrations"
    order = 125
    template_name = "wagtailadmin/home/registrations.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        now = timezone.now()
        coming = [each for each in counted(now) if each.ends_at > now]
        return {"coming": coming[:MOST], "more": max(0, len(coming) - MOST)}


def add_registrations(request, panels: list[Component]) -> None:
    if request.user.has_perm("content.view_registration"):
        panels.append(RegistrationsPanel())
