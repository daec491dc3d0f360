from django import forms

from content.admin.remi.request_action import RequestActionView
from content.remi.implementation import Stage
from content.remi.organisations import OrganisationStatus
from content.remi.status import record_status


class StatusForm(forms.Form):
    stage = forms.ChoiceField(
        label="Status",
        choices=Stage.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a status."},
    )


class RecordStatusView(RequestActionView):
    """For what somebody told an officer on the telephone or in a meeting."""

    form_class = StatusForm
    page_title = "Record a status"
    button = "Record this status"
    log_action = "remi.record_status"

    @property
    def explanation(self) -> str:
        return (
            f"How far is {self.object.organisation} with the REMI? What was told before stays "
            "in the organisation's history."
        )

    def why_not(self) -> str:
        return ""  # it says something of an organisation, not of a person

    def act(self, form) -> str:
        status = record_status(
            organisation=self.object.organisation,
            stage=form.cleaned_data["stage"],
            source=OrganisationStatus.Source.OFFICER,
            request=self.object,
            now=self.now,
        )
        return f"Recorded: {status.get_stage_display()}."
