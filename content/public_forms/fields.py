"""Fields of forms for the public: ordinary text, and nothing hidden in it."""

import re

from django import forms
from django.core.exceptions import ValidationError

# What turns the direction of writing, ends lines or steers machines: in a name it only deceives.
DECEIVING = re.compile(r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]")  # fmt: skip
# What comes along with copied text, unseen: soft hyphens, marks of direction, tags. The joiners
# U+200C and U+200D aren't among them: Persian and Indic names are spelt with them.
HARMLESS = re.compile(r"[\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff\U000e0000-\U000e007f]")
EMPTY_LETTERS = (
    "\u115f\u1160\u3164\uffa0"  # Hangul fillers: letters for Unicode, nothing to the eye
)
NO_ADDRESS = "Enter an email address in the right form, like name@example.org"
LONGEST_ADDRESS = 254


class PlainLineField(forms.CharField):
    """One line of ordinary text. `missing` is a whole sentence; `what` stands within one: "your name"."""

    hidden = "Write {what} in ordinary letters, on one line. There are hidden characters in it."

    def __init__(self, *, missing: str, what: str, most: int, **kwargs):
        self.hidden_told = self.hidden.format(what=what)
        messages = {
            "required": missing,
            "max_length": f"Write {what} in {most} characters or fewer.",
            "null_characters_not_allowed": self.hidden_told,
        }
        super().__init__(max_length=most, error_messages=messages, **kwargs)

    def to_python(self, value: str | None) -> str:
        """Empty where there is nothing that could be read out."""
        seen = super().to_python(HARMLESS.sub("", value or ""))
        return seen if any(map(is_read, seen)) else ""

    def clean(self, value):
        cleaned = super().clean(value)
        if DECEIVING.search(cleaned) or "\n" in cleaned or "\r" in cleaned:
            raise ValidationError(self.hidden_told)
        return cleaned


class PlainTextField(PlainLineField):
    """Several lines of it."""

    widget = forms.Textarea
    hidden = "Type {what} anew: there are hidden characters in it."

    def clean(self, value):
        cleaned = forms.CharField.clean(self, value).replace("\r\n", "\n").replace("\r", "\n")
        if DECEIVING.search(cleaned):
            raise ValidationError(self.hidden_told)
        return cleaned


def is_read(character: str) -> bool:
    return character.isalnum() and character not in EMPTY_LETTERS


class MailAddressField(forms.EmailField):
    """One address that any mail server takes. `missing` is a whole sentence."""

    def __init__(self, *, missing: str, **kwargs):
        super().__init__(
            max_length=LONGEST_ADDRESS,
            error_messages={
                "required": missing,
                "invalid": NO_ADDRESS,
                "max_length": f"Enter an email address of {LONGEST_ADDRESS} characters or fewer",
                "null_characters_not_allowed": NO_ADDRESS,
            },
            widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
            **kwargs,
        )

    def clean(self, value):
        try:
            address = super().clean(value)
        except ValidationError as error:
            # Of several faults the last: it is the one that says most.
            raise error.error_list[-1] from None
        if not address.isascii() or not address.isprintable():
            raise ValidationError(NO_ADDRESS)
        return address
