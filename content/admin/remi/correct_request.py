from django import forms

from content.admin.remi.request_action import RequestActionView
from content.remi.correcting import correct_person
from content.remi.download_request import DownloadRequest


class CorrectionForm(forms.ModelForm):
    class Meta:
        model = DownloadRequest
        fields = ["name", "email", "hopes"]
        labels = {"email": "Work email address", "hopes": "What they hope to use it for"}
        widgets = {"hopes": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("name", "email"):
            self.fields[name].required = True

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if not name.isprintable():
            raise forms.ValidationError("A name is one line of plain letters.")
        return name


class CorrectRequestView(RequestActionView):
    form_class = CorrectionForm
    page_title = "Correct what was written"
    explanation = (
        "At the person's wish, or where a slip is plain. A new mail address counts for all of "
        "this person's requests; links to their own page that were sent to the old one stop working."
    )
    button = "Save the correction"
    log_action = "remi.correct"

    def get_form_kwargs(self):
        """A copy: a form writes into its object what it can't keep."""
        copy = DownloadRequest.objects.get(pk=self.object.pk)
        return super().get_form_kwargs() | {"instance": copy}

    def act(self, form) -> str:
        correct_person(request=self.object, **form.cleaned_data)
        return "The correction is saved."
