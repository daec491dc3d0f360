"""One organisation: how far it said that it is, who asked, and what was merged into it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.views.generic import InspectView
from wagtail.admin.widgets.button import HeaderButton

from content.remi.merging import undoable_until, why_not_undone
from content.remi.organisations import RemiOrganisation

MOST_SHOWN = 50


class OrganisationPageView(InspectView):
    template_name = "wagtailadmin/remi/organisation.html"
    page_title = "Organisation"

    def get_object(self, queryset=None):
        found = RemiOrganisation.objects.select_related("merged_into")
        return get_object_or_404(found, pk=self.pk)

    def get_fields(self) -> list[str]:
        return []  # the template says what stands where

    @property
    def header_buttons(self):
        if self.object.merged_into or not self.user_has_permission("change"):
            return []
        return [
            HeaderButton("Edit", url=self.get_edit_url(), icon_name="edit", priority=10),
            HeaderButton(
                "Merge",
                url=reverse("remi_organisations:choose_merge", args=[self.object.pk]),
                icon_name="link",
                priority=20,
            ),
        ]

    @property
    def header_more_buttons(self):
        return []

    def get_context_data(self, **kwargs):
        requests = self.object.requests.order_by("-created_at")
        statuses = list(self.object.statuses.select_related("request"))
        return super().get_context_data(
            statuses=statuses,
            status=statuses[0].get_stage_display() if statuses else "",
            requests=requests[:MOST_SHOWN],
            request_count=requests.count(),
            merges=self.merges(),
            **kwargs,
        )

    def merges(self) -> list[dict]:
        """What was merged into this one, with why it can't be undone, where it can't."""
        now = timezone.now()
        return [
            {
                "merge": merge,
                "until": undoable_until(merge),
                "why_not": why_not_undone(merge, self.object, now),
                "requests": len(merge.moved.get("requests", [])),
                "statuses": len(merge.moved.get("statuses", [])),
            }
            for merge in self.object.merges.select_related("gone", "by")
        ]
