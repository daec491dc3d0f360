"""What every form for the public has: a token, a trap for programs, and errors as GOV.UK writes them."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from content.public_forms import form_token
from content.public_forms.form_token import FormToken

STALE = "This page has been open for too long, or it wasn't ours. Check your answers and send them again."
TOO_QUICK = "That was quicker than people are. Check your answers and send them again."
TRAPPED = "Leave the field that is marked so empty, and send your answers again."


class GuardedForm(forms.Form):
    """Subclasses set `form_name`. Whatever is wrong, what was typed stays in the fields."""

    form_name = ""
    use_required_attribute = False  # the browser's own bubbles are read to nobody

    # Programs fill in whatever has a good name; people don't see it.
    # Plain fields: whatever is in them is answered with the sentences above.
    website = forms.Field(
        label="Leave this field empty",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    token = forms.Field(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, now: datetime | None = None, seen: str = "", **kwargs):
        self.now = now or timezone.now()
        super().__init__(*args, **kwargs)
        given = form_token.read(self.data.get(self.add_prefix("token"), ""), self.form_name)
        self.known = given if given and not given.is_too_old(self.now) else None
        self.sent_before = given
        self.guard = self.known or form_token.new(now=self.now, seen=seen)

    @property
    def token_now(self) -> str:
        """For the hidden field of the page that is shown now."""
        return self.guard.sign(self.form_name)

    @property
    def submission(self) -> FormToken:
        return self.guard

    @property
    def asked_fields(self) -> list[forms.BoundField]:
        """What a person is asked, in order."""
        return [self[name] for name in self.fields if name not in ("website", "token")]

    @property
    def listed_errors(self) -> list[tuple[str, str]]:
        """For the summary: the id of the field that it leads to (empty for none) and the words."""
        fields = [(place_of(self[name]), self.errors.get(name, [])) for name in self.fields]
        listed = [(place, error) for place, errors in fields for error in errors]
        return [*(("", error) for error in self.non_field_errors()), *listed]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("website"):
            raise ValidationError(TRAPPED)
        if self.known is None:
            raise ValidationError(STALE)
        if self.known.is_too_quick(self.now):
            raise ValidationError(TOO_QUICK)
        return cleaned


def place_of(field: forms.BoundField) -> str:
    """The id of what a link to the field should lead to: of several choices, the first."""
    return field.id_for_label or f"{field.auto_id}_0"
