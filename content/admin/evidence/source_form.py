"""The form of a source: what readers have seen of it changes with a reason, as a finding does."""

from django import forms
from django.db.models import Q
from wagtail.admin.forms import WagtailAdminModelForm

from content.evidence.finding import Finding

TOLD = {"title", "publisher", "year", "url", "doi", "kind", "reports"}  # to readers


class SourceForm(WagtailAdminModelForm):
    reason_for_change = forms.CharField(
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="When published findings rest on it: why it changes. Readers see it in the list of "
        "changes of each of them.",
    )

    def clean(self):
        cleaned = super().clean()
        why = (cleaned.get("reason_for_change") or "").strip()
        if self.is_told and not why:
            self.add_error(
                "reason_for_change",
                "Published findings rest on this source. Say in a sentence why it changes.",
            )
        self.instance.reason_for_change = why
        return cleaned

    @property
    def is_told(self) -> bool:
        """Whether readers see something change."""
        if not self.instance.pk or not TOLD & set(self.changed_data):
            return False
        resting = Q(source=self.instance.pk) | Q(source__reports=self.instance.pk)
        return Finding.objects.published().filter(resting).exists()
