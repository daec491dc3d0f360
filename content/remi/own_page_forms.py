"""What a requester can change: how far the organisation is, and their own details."""

from collections.abc import Iterator

from django import forms

from content.public_forms.fields import PlainLineField, PlainTextField
from content.public_forms.guarded_form import place_of
from content.remi.download_request import DownloadRequest
from content.remi.implementation import IN_PROGRESS, MEANINGS, Stage


class OwnPageForm(forms.Form):
    """Holds no token of its own: the page's address is one."""

    use_required_attribute = False  # the browser's own bubbles are read to nobody

    @property
    def listed_errors(self) -> list[tuple[str, str]]:
        """For the summary: the id of the field that it leads to, and the words."""
        return [
            (place_of(self[name]), error)
            for name in self.fields
            for error in self.errors.get(name, [])
        ]


class StatusForm(OwnPageForm):
    stage = forms.ChoiceField(
        label="Where is it now?",
        choices=Stage.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose the line that fits your organisation best",
            "invalid_choice": "Choose one of the lines",
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="status_%s", **kwargs)

    def steps(self) -> Iterator[dict]:
        """The six stages, as the path that they are."""
        for place, stage in enumerate(IN_PROGRESS):
            yield self.choice(stage, place) | {"number": place + 1}

    def others(self) -> Iterator[dict]:
        others = [stage for stage in Stage if stage not in IN_PROGRESS]
        for place, stage in enumerate(others, start=len(IN_PROGRESS)):
            yield self.choice(stage, place)

    def choice(self, stage: Stage, place: int) -> dict:
        return {
            "value": stage.value,
            "label": stage.label,
            "meaning": MEANINGS[stage],
            "id": f"{self['stage'].auto_id}_{place}",
            "checked": self["stage"].value() == stage.value,
        }


class DetailsForm(OwnPageForm):
    """The same fields as when asking, with the same errors; only what is for us to know may go."""

    name = PlainLineField(
        label="Your name",
        most=120,
        what="your name",
        missing="Enter your name",
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )
    organisation_as_typed = PlainLineField(
        label="Your organisation",
        help_text="If we took it for another one, write its full name: we put it right by hand.",
        most=200,
        what="the name of your organisation",
        missing="Enter the name of your organisation",
        widget=forms.TextInput(attrs={"autocomplete": "organization", "spellcheck": "false"}),
    )
    hopes = PlainTextField(
        label="What you hope to use the index for",
        help_text="You may leave it empty.",
        most=2000,
        what="what you hope to use it for",
        missing="",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, request: DownloadRequest, **kwargs):
        stored = {name: getattr(request, name) for name in self.base_fields}
        super().__init__(*args, initial=stored, auto_id="details_%s", **kwargs)
