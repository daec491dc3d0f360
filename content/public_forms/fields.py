"""Fields of forms for the public: ordinary text, and nothing hidden in it."""

import re

from django import forms
from django.core.exceptions import ValidationError

# What turns the direction of writing, and what can't be seen: in a name it only deceives.
INVISIBLE = re.compile(r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff]")  # fmt: skip
NO_ADDRESS = "Enter an email address in the right form, like name@example.org"


class PlainLineField(forms.CharField):
    """One line of ordinary text. `missing` is a whole sentence."""

    def __init__(self, *, missing: str, most: int, **kwargs):
        messages = {"required": missing, "max_length": f"Use {most} characters or fewer."}
        super().__init__(max_length=most, error_messages=messages, **kwargs)

    def clean(self, value):
        cleaned = super().clean(value)
        if INVISIBLE.search(cleaned) or "\n" in cleaned or "\r" in cleaned:
            raise ValidationError(
                "Use ordinary letters, on one line. There are hidden characters in it."
            )
        return cleaned


class PlainTextField(PlainLineField):
    """Several lines of it."""

    widget = forms.Textarea

    def clean(self, value):
        cleaned = forms.CharField.clean(self, value).replace("\r\n", "\n").replace("\r", "\n")
        if INVISIBLE.search(cleaned):
            raise ValidationError("Take the hidden characters out, for example by typing it anew.")
        return cleaned


class MailAddressField(forms.EmailField):
    """One address that any mail server takes. `missing` is a whole sentence."""

    def __init__(self, *, missing: str, **kwargs):
        super().__init__(
            max_length=254,
            error_messages={"required": missing, "invalid": NO_ADDRESS},
            widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
            **kwargs,
        )

    def clean(self, value):
        address = super().clean(value)
        if not address.isascii() or not address.isprintable():
            raise ValidationError(NO_ADDRESS)
        return address
