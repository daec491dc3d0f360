from django import forms
from django.core.exceptions import ValidationError

from content.public_forms.guarded_form import GuardedForm, PlainLineField, PlainTextField

NO_ADDRESS = "Enter an email address in the right form, like name@example.org"


class ComplaintForm(GuardedForm):
    """Three questions. Nobody has to prove who they are to complain."""

    form_name = "data.complaint"

    name = PlainLineField(
        label="Your name",
        most=120,
        missing="Enter your name",
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )
    email = forms.EmailField(
        label="Your email address",
        help_text="We answer you there. If it is about a request for the index, give the address "
        "that you used for that.",
        max_length=254,
        error_messages={"required": "Enter your email address", "invalid": NO_ADDRESS},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    complaint = PlainTextField(
        label="What happened?",
        help_text="Say what we did with your data, or didn't do, and what you would like us to do. "
        "Please leave out details about anybody's health.",
        most=5000,
        missing="Say what happened",
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def clean_email(self):
        email = self.cleaned_data["email"]
        if not email.isascii() or not email.isprintable():
            raise ValidationError(NO_ADDRESS)
        return email
