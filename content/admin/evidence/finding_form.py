"""The form in which editors write a finding: the sentence and the numbers beneath it agree, or it says where not."""

from django.core.exceptions import ValidationError

from content.admin.kept_address import KeptAddressForm
from content.evidence.faults import VALUES, faults_of
from content.evidence.finding import Finding
from content.evidence.slugs import is_taken

CORRECTS = ("statement", "unit", "state", "source", "passage", "place", "period")  # and the values
VALUES_MISSING = "Add at least one value"


class FindingForm(KeptAddressForm):
    """What is asked of sentence and values together is asked of the values as they are typed now.

    A draft may still lack its values; whatever it says has to be right all the same.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.together_checked = False

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        if slug and is_taken(slug):
            raise ValidationError(
                f"Another part of the evidence answers at “{slug}”. Choose another end of the address."
            )
        return slug

    def is_valid(self):
        valid = super().is_valid()
        if not self.together_checked:
            self.together_checked = True
            self.check_together()
        return valid and not self.errors and self.formsets[VALUES].is_valid()

    def check_together(self) -> None:
        formset = self.formsets[VALUES]
        if self.errors or not formset.is_valid():
            return  # what can't be read can't be compared
        values = [form.instance for form in formset.forms
                  if form.has_changed() or form.instance.pk
                  if form not in formset.deleted_forms]  # fmt: skip
        for name, message in faults_of(self.instance, values):
            if name == VALUES:
                self.refuse_values(message)
            elif name in self.fields:
                self.add_error(name, message)
            else:
                self.add_error(None, message)
        if self.is_correction and not self.cleaned_data.get("reason_for_change"):
            self.add_error(
                "reason_for_change",
                "Readers have seen the finding as it was. Say in a sentence why it changes.",
            )

    def refuse_values(self, message: str) -> None:
        if self.is_deferred_validation and message.startswith(VALUES_MISSING):
            return
        formset = self.formsets[VALUES]
        formset._non_form_errors.append(message)
        self.add_error(None, message)

    @property
    def is_correction(self) -> bool:
        """Of what readers have seen: its sentence, its numbers, or what they rest on."""
        if not (self.instance.pk and self.instance.live):
            return False
        published = Finding.objects.get(pk=self.instance.pk)
        told = any(
            getattr(self.instance, name) != getattr(published, name)
            for name in CORRECTS
            if name in self.fields
        )
        return told or self.formsets[VALUES].has_changed()
