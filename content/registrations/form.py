"""What somebody is asked who registers: as little as will do."""

from uuid import UUID

from django import forms

from content.public_forms.fields import MailAddressField, PlainLineField, PlainTextField
from content.public_forms.guarded_form import GuardedForm

NO_SESSION = "Choose the session that you want to come to"
WHO_READS_NEEDS = (
    "For example captions, a sign language interpreter, step-free access, or a quiet room. Only the "
    "people at LARCH who organise this read it, to make it possible. It is erased a month afterwards, and "
    "you can take it back at any time."
)


def organisation_field() -> PlainLineField:
    return PlainLineField(
        label="Your organisation (optional)",
        most=200,
        what="your organisation",
        missing="",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )


def access_field() -> PlainTextField:
    return PlainTextField(
        label="Is there anything you need to take part? (optional)",
        help_text=WHO_READS_NEEDS,
        most=1000,
        what="what you need",
        missing="",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def question_field() -> PlainTextField:
    return PlainTextField(
        label="A question for the speakers (optional)",
        help_text="We pass it on without your name. There may not be time for every question.",
        most=1000,
        what="your question",
        missing="",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RegistrationForm(GuardedForm):
    """Give it `sessions`, (uid, words) of those that can be chosen; None where there are no sessions,
    and what was typed stands while they can't be read."""

    form_name = "registration"

    session = forms.ChoiceField(
        label="Which session?",
        widget=forms.RadioSelect,
        error_messages={"required": NO_SESSION, "invalid_choice": NO_SESSION},
    )
    name = PlainLineField(
        label="Your name",
        most=120,
        what="your name",
        missing="Enter your name",
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )
    email = MailAddressField(
        label="Your email address",
        help_text="You get a confirmation there, and the day before how to take part.",
        missing="Enter your email address",
    )
    organisation = organisation_field()
    access_needs = access_field()
    question = question_field()

    def __init__(self, *args, sessions: list[tuple[str, str]] | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        if sessions is None:
            del self.fields["session"]
            return
        self.fields["session"].choices = sessions
        if len(sessions) == 1:
            self.fields["session"].widget = forms.HiddenInput()
            self.initial["session"] = sessions[0][0]

    @property
    def asked_fields(self) -> list[forms.BoundField]:
        return [each for each in super().asked_fields if not each.is_hidden]

    @property
    def hidden_session(self) -> forms.BoundField | None:
        session = self["session"] if "session" in self.fields else None
        return session if session is not None and session.is_hidden else None

    @property
    def chosen_session(self) -> UUID | None:
        chosen = self.cleaned_data.get("session")
        return UUID(chosen) if chosen else None


class DetailsForm(forms.Form):
    """What can be changed or taken back on the own page."""

    use_required_attribute = False
    organisation = organisation_field()
    access_needs = access_field()
    question = question_field()

    @property
    def listed_errors(self) -> list[tuple[str, str]]:
        """For the summary of errors: where it leads, and its words."""
        return [(self[name].id_for_label, error) for name in self.fields
                for error in self.errors.get(name, [])]  # fmt: skip
