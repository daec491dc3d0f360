"""One registration, with all that was told, and what can be done."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from wagtail.admin.views.generic import InspectView
from wagtail.log_actions import registry as log_registry

from content.registrations.registration import Registration, State
from content.webinars.time_in_words import in_words


def remarks_on(registration: Registration) -> list[str]:
    return [
        said
        for is_so, said in (
            (registration.access_needs, "Access needs"),
            (registration.question, "Question"),
            (registration.erased_at, "Erased"),
            (registration.anonymised_at, "Made anonymous"),
            (registration.bounced_at, "Mail came back"),
        )
        if is_so
    ]


class RegistrationPageView(InspectView):
    template_name = "wagtailadmin/registrations/registration.html"
    page_title = "Registration"

    def get_object(self, queryset=None):
        known = Registration.objects.exclude(state=State.REPEATED).select_related("page")
        return get_object_or_404(known, pk=self.pk)

    def get_fields(self) -> list[str]:
        return []  # the template says what stands where

    def get_context_data(self, **kwargs):
        meeting = self.object.meeting
        return super().get_context_data(
            remarks=remarks_on(self.object),
            actions=self.actions(),
            meeting=meeting,
            when=in_words(meeting.span) or "No date",
            occasion_address=f"{reverse('registrations:index')}?occasion={meeting.key}",
            history=log_registry.get_logs_for_instance(self.object).select_related("user"),
            **kwargs,
        )

    def actions(self) -> list[tuple[str, str]]:
        """Address and words of what can be done now."""
        shown = []
        if self.object.is_standing and self.user_has_permission("change"):
            shown.append((self.address("cancel"), "Cancel"))
        if self.object.has_person and self.user_has_permission("delete"):
            shown.append((self.address("erase"), "Erase the person"))
        return shown

    def address(self, name: str) -> str:
        return reverse(f"registrations:{name}", args=[self.object.pk])
