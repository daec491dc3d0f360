from django import forms

from content.public_forms.fields import MailAddressField, PlainLineField, PlainTextField
from content.public_forms.guarded_form import GuardedForm


class ComplaintForm(GuardedForm):
    """Three questions. Nobody has to prove who they are to complain."""

    form_name = "data.complaint"

    name = PlainLineField(
        label="Your name",
        most=120,
        what="your name",
        missing="Enter your name",
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )
    email = MailAddressField(
        label="Your email address",
        help_text="We answer you there. If it is about a request for the index, give the address "
        "that you used for that.",
        missing="Enter your email address",
    )
    complaint = PlainTextField(
        label="What happened?",
        help_text="Say what we did with your data, or didn't do, and what you would like us to do. "
        "Please leave out details about anybody's health.",
        most=5000,
        what="what happened",
        missing="Say what happened",
        widget=forms.Textarea(attrs={"rows": 8}),
    )
