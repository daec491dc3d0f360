"""What a reader is asked who sends us evidence. Nobody needs to know our words for things."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from content.public_forms.fields import MailAddressField, PlainLineField, PlainTextField
from content.public_forms.file_kinds import NAMED, SUFFIXES
from content.public_forms.guarded_form import GuardedForm
from content.public_forms.upload_limit import MEGABYTE
from content.suggestions import kept_file
from content.suggestions.addresses import LONGEST, doi_of, web_address
from content.suggestions.choices import NOT_SURE, Offered, with_typed
from content.suggestions.kept_file import KeptFile

LARGEST = 10 * MEGABYTE
LONGEST_DOI = 200
TOO_LARGE = "This file is larger than 10 MB. Choose a smaller one, or paste a link to it instead."
FILE_GONE = (
    "Your file is no longer there, because this page was open for too long. Choose it again."
)
NOWHERE = "Say where it comes from: paste a link or a DOI, or choose a file"
NO_LINK = "Paste a link such as https://www.example.org/report, or a DOI such as 10.1136/bmj.n71"
NO_CHOICE = "Choose one from the list"
CHOSEN = ("condition", "place", "group")


class FileOfOurs(forms.FileField):
    """Only that it was sent at all is looked at here; what is in it, when it is kept."""

    def to_python(self, data: UploadedFile | None) -> UploadedFile | None:
        return data or None


class SuggestionForm(GuardedForm):
    """Give it `offered`; `too_large` where a file was let go, `keep` to store one that came."""

    form_name = "evidence.suggestion"

    statement = PlainTextField(
        label="What does it say?",
        help_text="A sentence or two, as you would tell a friend. You can copy a sentence from it.",
        most=1000,
        what="what it says",
        missing="Say in a sentence what the evidence says",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    where = PlainLineField(
        label="Where does it come from?",
        help_text="Paste the link to the page or report. A DOI, the number that journals give an "
        "article, is even better. If you have only a file, choose it below.",
        most=LONGEST,
        what="the link",
        missing=NOWHERE,
        required=False,
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocapitalize": "none"}),
    )
    file = FileOfOurs(
        label="Or send a file",
        help_text=f"Up to 10 MB: {NAMED}.",
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )
    title = PlainLineField(
        label="What is it called? (optional)",
        help_text="The title of the report, article or page.",
        most=300,
        what="the title",
        missing="",
        required=False,
    )
    condition = forms.ChoiceField(
        label="What is it about?",
        help_text="The illness, or what makes people ill or well.",
        required=False,
        error_messages={"invalid_choice": NO_CHOICE},
    )
    place = forms.ChoiceField(
        label="Which place is it about?",
        help_text="Where the people live who were counted or asked.",
        required=False,
        error_messages={"invalid_choice": NO_CHOICE},
    )
    group = forms.ChoiceField(
        label="Which group is it mostly about? (optional)",
        required=False,
        error_messages={"invalid_choice": NO_CHOICE},
    )
    why = PlainTextField(
        label="Why does it matter?",
        help_text="What it would help people to know or to do. Please leave out details about "
        "anybody's own health.",
        most=1000,
        what="why it matters",
        missing="Say in a few words why it matters",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    name = PlainLineField(
        label="Your name (optional)",
        most=120,
        what="your name",
        missing="",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )
    email = MailAddressField(
        label="Your email address (optional)",
        help_text="Then we can ask you back, and tell you what came of it. We use it for nothing else.",
        missing="",
        required=False,
    )
    kept = forms.Field(required=False, widget=forms.HiddenInput)
    without_file = forms.BooleanField(label="Send it without this file", required=False)

    def __init__(self, *args, offered: Offered, too_large: bool = False, keep=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.too_large = too_large
        self.file_error = TOO_LARGE if too_large else ""
        self.kept_file = self.file_that_stays(keep)
        for name, choices in zip(
            CHOSEN, (offered.conditions, offered.places, offered.groups), strict=True
        ):
            typed = "" if offered.reachable else str(self.data.get(name, ""))[:80]
            self.fields[name].choices = [NOT_SURE, *with_typed(choices, typed)]

    def file_that_stays(self, keep) -> KeptFile | None:
        """The one chosen now; else the one kept at the last try, unless it was taken out."""
        new = self.files.get("file")
        if new and not self.file_error and keep:
            try:
                return keep(new)
            except ValidationError as error:
                self.file_error = error.messages[0]
        if self.data.get("without_file"):
            return None
        note = self.data.get("kept", "")
        kept = kept_file.read(note, self.guard.submission) if note else None
        if note and not kept and not new:
            self.file_error = FILE_GONE
        return kept

    @property
    def asked_fields(self) -> list[forms.BoundField]:
        return [each for each in super().asked_fields if each.name not in ("kept", "without_file")]

    @property
    def kept_note(self) -> str:
        """For the hidden field of the page that is shown now."""
        return self.kept_file.sign(self.guard.submission) if self.kept_file else ""

    def clean_where(self) -> str:
        typed = self.cleaned_data["where"]
        if not typed:
            return ""
        doi = doi_of(typed)
        if not doi and not web_address(typed):
            raise ValidationError(NO_LINK)
        if len(doi) > LONGEST_DOI or len(web_address(typed)) > LONGEST:
            raise ValidationError(NO_LINK)
        return typed

    def clean(self):
        cleaned = super().clean()
        if self.file_error:
            self.add_error("file", self.file_error)
        has_place = cleaned.get("where") or "where" in self.errors
        if not has_place and not self.kept_file and not self.file_error:
            self.add_error("where", NOWHERE)
        return cleaned
