"""One request, with all that happened and all that can be done."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.views.generic import InspectView
from wagtail.log_actions import registry as log_registry

from content.remi import mail_kinds
from content.remi.download_request import DownloadRequest
from content.remi.implementation import Stage
from content.remi.request_history import Happening, history_of, newest_first, planned_for
from content.remi.uptake_counts import with_stage

ACTIONS = [
    ("links", "Send new links"),
    ("status", "Record a status"),
    ("organisation", "Choose another organisation"),
    ("correct", "Correct what was written"),
    ("stop", "Stop check-ins"),
]
FOR_A_PERSON = {"links", "correct", "stop"}


def remarks_on(request: DownloadRequest) -> list[str]:
    return [
        said
        for is_so, said in (
            (request.erased_at, "Erased"),
            (request.anonymised_at, "Made anonymous"),
            (request.wrote_another_organisation, "Wrote another organisation"),
            (request.bounced_at, "Mail came back"),
            (request.check_ins_stopped_at, "Check-ins stopped"),
        )
        if is_so
    ]


class RequestPageView(InspectView):
    template_name = "wagtailadmin/remi/request.html"
    page_title = "Request"

    def get_object(self, queryset=None):
        requests = DownloadRequest.objects.select_related("organisation", "notice")
        return get_object_or_404(with_stage(requests, organisation="organisation"), pk=self.pk)

    def get_fields(self) -> list[str]:
        return []  # the template says what stands where

    def get_context_data(self, **kwargs):
        request = self.object
        last = request.last_stage
        return super().get_context_data(
            remarks=remarks_on(request),
            status=Stage(last).label if last else "",
            actions=self.actions(),
            history=self.history(),
            planned=[
                (mail.next_try_at, mail_kinds.name_of(mail.kind)) for mail in planned_for(request)
            ],
            deliveries=request.deliveries.select_related("tool_file__version"),
            others=self.others(),
            now=timezone.now(),
            **kwargs,
        )

    def others(self):
        """The person's other requests."""
        if not self.object.has_person:
            return []
        same_person = DownloadRequest.objects.of_person(self.object)
        return same_person.exclude(pk=self.object.pk).select_related("organisation")

    def actions(self) -> list[tuple[str, str]]:
        """Address and words of what can be done now."""
        if not self.user_has_permission("change"):
            return []
        shown = [
            (self.address(name), label)
            for name, label in ACTIONS
            if (self.object.has_person or name not in FOR_A_PERSON)
            and not (name == "stop" and self.object.check_ins_stopped_at)
        ]
        if self.object.has_person and self.user_has_permission("delete"):
            shown.append((self.address("erase"), "Erase this person"))
        return shown

    def address(self, name: str) -> str:
        return reverse(f"remi_requests:{name}", args=[self.object.pk])

    def history(self) -> list[Happening]:
        done = [
            Happening(entry.timestamp, entry.message, f"By {entry.user_display_name}")
            for entry in log_registry.get_logs_for_instance(self.object).select_related("user")
        ]
        return newest_first([*reversed(history_of(self.object)), *done])
