"""The four questions, and two more where the organisation is new to us."""

from django import forms

from content.public_forms.fields import MailAddressField, PlainLineField, PlainTextField
from content.public_forms.guarded_form import GuardedForm
from content.remi import register
from content.remi.organisations import RemiOrganisation
from content.snippets.places import PLACE_CHOICES

NONE_OF_THESE = "none"
SAY_WHICH = "Say whether your organisation is one of these"
CHOOSE_KIND = "Choose the type of your organisation"
CHOOSE_PLACE = "Choose the borough or area of your organisation"


class RequestForm(GuardedForm):
    """Fields beyond the first five appear only when an answer makes them needed."""

    form_name = "remi.request"

    name = PlainLineField(
        label="Your name",
        most=120,
        what="your name",
        missing="Enter your name",
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )
    email = MailAddressField(
        label="Your work email address",
        help_text="We send your links there.",
        missing="Enter your work email address",
    )
    organisation = PlainLineField(
        label="Your organisation",
        help_text="Start typing to choose from London's public bodies, or write any other name.",
        most=200,
        what="the name of your organisation",
        missing="Enter the name of your organisation",
        widget=forms.TextInput(
            attrs={"autocomplete": "organization", "list": "remi_register", "spellcheck": "false"}
        ),
    )
    meant = forms.ChoiceField(
        label="Do you mean one of these?",
        required=False,
        error_messages={"invalid_choice": SAY_WHICH},
        widget=forms.RadioSelect,
    )
    kind = forms.ChoiceField(
        label="What type of organisation is it?",
        help_text="It isn't on our register of London's public bodies, so we ask two things more.",
        required=False,
        choices=[("", "Choose one"), *RemiOrganisation.Kind.choices],
        error_messages={"invalid_choice": CHOOSE_KIND},
    )
    place = forms.ChoiceField(
        label="Which borough or area is it in?",
        help_text="Choose “All of London” where it works across the city.",
        required=False,
        choices=[("", "Choose one"), *PLACE_CHOICES],
        error_messages={"invalid_choice": CHOOSE_PLACE},
    )
    hopes = PlainTextField(
        label="What do you hope to use the index for?",
        help_text="A sentence is enough. Please leave out anything about other people.",
        most=2000,
        what="what you hope to use it for",
        missing="Say in a sentence what you hope to use it for",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    wants_news = forms.BooleanField(
        label="Send me news of the index: a few mails a year, which I can stop from each of them",
        required=False,
    )

    def __init__(self, *args, listed: list[register.Listed], **kwargs):
        super().__init__(*args, **kwargs)
        self.listed = listed
        self.body: register.Listed | None = None
        self.leave_out_what_is_not_needed()

    def leave_out_what_is_not_needed(self) -> None:
        """Asked again only about an organisation that the register doesn't have."""
        typed = self.fields["organisation"].to_python(self.data.get("organisation"))[:200]
        self.body = register.understand(typed, self.listed) if typed else None
        if not typed or self.body:
            for name in ("meant", "kind", "place"):
                del self.fields[name]
            return
        near = register.offer(typed, self.listed)
        if not near:
            del self.fields["meant"]
            return
        choices = [(one.name, one.name) for one in near]
        self.fields["meant"].choices = [*choices, (NONE_OF_THESE, "None of these")]

    def clean(self):
        cleaned = super().clean()
        if "kind" in self.fields and not self.errors.get("organisation"):
            self.clean_new_organisation(cleaned)
        return cleaned

    def clean_new_organisation(self, cleaned: dict) -> None:
        meant = cleaned.get("meant", NONE_OF_THESE)
        if meant and meant != NONE_OF_THESE:
            self.body = next(one for one in self.listed if one.name == meant)
            return
        if not meant and "meant" not in self.errors:
            self.add_error("meant", SAY_WHICH)
        for name, missing in (("kind", CHOOSE_KIND), ("place", CHOOSE_PLACE)):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, missing)
