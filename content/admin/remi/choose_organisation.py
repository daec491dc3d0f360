from django import forms

from content.admin.remi.organisation_search import OrganisationSearchForm, candidates
from content.admin.remi.request_action import RequestActionView
from content.remi.correcting import CorrectionError, correct_organisation
from content.remi.organisations import RemiOrganisation


class OrganisationForm(forms.Form):
    organisation = forms.ModelChoiceField(RemiOrganisation.objects.standing())


class ChooseOrganisationView(RequestActionView):
    """Search by GET; each that is found has a button of its own."""

    form_class = OrganisationForm
    page_title = "Choose another organisation"
    template_name = "wagtailadmin/remi/choose_organisation.html"
    log_action = "remi.choose_organisation"
    refusals = (CorrectionError,)

    def why_not(self) -> str:
        return ""

    def act(self, form) -> str:
        organisation = form.cleaned_data["organisation"]
        correct_organisation(request=self.object, organisation=organisation)
        return f"The request belongs to {organisation} now."

    def get_context_data(self, **kwargs):
        search = OrganisationSearchForm(self.request.GET or {"q": ""})
        return super().get_context_data(
            search=search, found=candidates(search, other_than=self.object.organisation), **kwargs
        )
