"""What staff do with a suggestion: each a page that says what will happen, and a button."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin.widgets import AdminAutoHeightTextInput

from content.admin.desk_action import DeskActionView
from content.evidence.condition import Condition
from content.evidence.finding import Finding
from content.evidence.place import Place
from content.evidence.source import Source
from content.suggestions import letting_go, moderation
from content.suggestions.duplicates import duplicates_of
from content.suggestions.moderation import DecidedError, DraftFinding
from content.suggestions.suggestion import Reason, Suggestion

NEW_SOURCE = "new"
NEEDS_TITLE = "Give the new source a title, or choose one that we have."


class SuggestionActionView(DeskActionView):
    model = Suggestion
    desk = "suggestions"
    desk_title = "Suggestions of evidence"
    way_back = "Back to the suggestion"
    header_icon = "mail"
    refusals = (DecidedError,)

    def get_base_object_queryset(self):
        return Suggestion.objects.select_related("condition", "place", "group", "finding")

    def why_not(self) -> str:
        return "" if self.object.is_open else str(DecidedError(self.object))


class AcceptForm(forms.Form):
    """Prefilled from the suggestion; the source is one that we have, or a new one."""

    statement = forms.CharField(
        max_length=1000,
        widget=AdminAutoHeightTextInput,
        help_text="In our words where you can. You go on editing it on the next page.",
    )
    condition = forms.ModelChoiceField(Condition.objects.all())
    place = forms.ModelChoiceField(Place.objects.all(), required=False)
    source = forms.ChoiceField(widget=forms.RadioSelect)
    title = forms.CharField(
        label="Title of a new source",
        max_length=300,
        required=False,
        help_text="Link and DOI are taken over from the suggestion.",
    )

    def __init__(self, *args, sources: list[Source], **kwargs):
        super().__init__(*args, **kwargs)
        self.sources = {str(source.pk): source for source in sources}
        have = [(key, f"We have it: {source}") for key, source in self.sources.items()]
        self.fields["source"].choices = [*have, (NEW_SOURCE, "A new source")]
        self.fields["source"].initial = next(iter(self.sources), NEW_SOURCE)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("source") == NEW_SOURCE and not cleaned.get("title"):
            self.add_error("title", NEEDS_TITLE)
        return cleaned

    @property
    def draft(self) -> DraftFinding:
        told = self.cleaned_data
        source = self.sources.get(told["source"])
        return DraftFinding(
            told["statement"], told["condition"], told["place"], source, told["title"]
        )


class AcceptView(SuggestionActionView):
    form_class = AcceptForm
    page_title = "Accept"
    explanation = (
        "This makes a draft of a finding with its source, and leads you to it. Readers see nothing "
        "of it before it is published. The sender, if there is an address, is told that it is accepted."
    )
    button = "Accept and edit the finding"
    log_action = "suggestions.accept"

    def get_form_kwargs(self):
        found = duplicates_of(self.object).sources
        return super().get_form_kwargs() | {"sources": [each.record for each in found]}

    def get_initial(self):
        made = self.object
        return {"statement": made.statement, "condition": made.condition, "place": made.place,
                "title": made.title}  # fmt: skip

    def act(self, form) -> str:
        self.finding = moderation.accept(
            suggestion=self.object, draft=form.draft, by=self.request.user, now=self.now
        )
        return f"{self.object.reference} is accepted. Here is the draft of its finding."

    def after(self) -> HttpResponse:
        if self.request.user.has_perm("content.change_finding"):
            return redirect(
                reverse(Finding.snippet_viewset.get_url_name("edit"), args=[self.finding.pk])
            )
        return self.back()


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(choices=Reason.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label="In your own words",
        max_length=2000,
        required=False,
        widget=AdminAutoHeightTextInput,
        help_text="Only the sender reads this. The public log shows the reason above.",
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("reason") == Reason.OTHER and not cleaned.get("words"):
            self.add_error("words", "Say the reason in your own words.")
        return cleaned


class DeclineView(SuggestionActionView):
    form_class = DeclineForm
    page_title = "Decline"
    explanation = (
        "The sender, if there is an address, is told by mail: with the reason and your words."
    )
    button = "Decline"
    log_action = "suggestions.decline"

    def act(self, form) -> str:
        moderation.decline(suggestion=self.object, now=self.now, **form.cleaned_data)
        return f"{self.object.reference} is declined."


class QuestionForm(forms.Form):
    question = forms.CharField(
        max_length=2000,
        widget=AdminAutoHeightTextInput,
        help_text="The sender reads it by mail and on the page of the suggestion. Write nothing that "
        "they shouldn't read.",
    )


class AskBackView(SuggestionActionView):
    form_class = QuestionForm
    page_title = "Ask back"
    button = "Send the question"
    log_action = "suggestions.ask"

    @property
    def explanation(self) -> str:
        if self.object.email:
            return "The sender gets it by mail, and answers on the page of the suggestion."
        return (
            "The sender gave no address: they see the question only if they look at the page of "
            "their suggestion."
        )

    def act(self, form) -> str:
        moderation.ask_back(suggestion=self.object, now=self.now, **form.cleaned_data)
        return "The question is asked."


class EraseView(SuggestionActionView):
    form_class = forms.Form
    permission_required = "delete"
    page_title = "Erase the sender"
    explanation = (
        "At the sender's wish: their words, file, name and address are erased for good, and no mail "
        "follows. An open suggestion is withdrawn with it. That it was made, and what came of it, "
        "stays. This can't be undone."
    )
    button = "Erase the sender"
    dangerous = True
    log_action = "suggestions.erase"

    def why_not(self) -> str:
        return "" if self.object.has_person else "The sender is erased already."

    def act(self, form) -> str:
        letting_go.erase(suggestion=self.object, now=self.now)
        return "The sender is erased."
