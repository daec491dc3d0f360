"""`/evidence/suggest/status/<token>/`: what the sender of a suggestion sees, without an account."""

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import reverse
from django.utils import timezone

from content.public_forms.answers import READING, only_reading, page, private, see_other
from content.public_forms.behind_token import behind_token
from content.public_forms.fields import PlainTextField
from content.suggestions import letting_go, moderation
from content.suggestions.status_link import status_path, suggestion_of, token_of
from content.suggestions.suggestion import State, Suggestion

UNPROCESSABLE = 422
DONE = {"answer": "Thank you. We have your answer, and look at your suggestion again."}


class AnswerForm(forms.Form):
    use_required_attribute = False
    answer = PlainTextField(
        label="Your answer",
        most=2000,
        what="your answer",
        missing="Write your answer",
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    @property
    def listed_errors(self) -> list[tuple[str, str]]:
        """For the summary of errors: where it leads, and its words."""
        return [(self["answer"].id_for_label, error) for error in self.errors.get("answer", [])]


for_sender = behind_token(suggestion_of, gone="suggestions/gone.html")


@for_sender
def status(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    if request.method in READING:
        return shown(request, suggestion, AnswerForm())
    if request.method != "POST":
        return HttpResponseNotAllowed([*READING, "POST"])
    form = AnswerForm(request.POST)
    if suggestion.state == State.ASKED and not form.is_valid():
        return shown(request, suggestion, form, status=UNPROCESSABLE)
    if form.is_valid():
        moderation.answer(
            suggestion=suggestion, words=form.cleaned_data["answer"], now=timezone.now()
        )
    return see_other(f"{status_path(suggestion)}?done=answer")


def shown(
    request: HttpRequest, suggestion: Suggestion, form: AnswerForm, *, status: int = 200
) -> HttpResponse:
    finding = suggestion.finding
    context = {
        "made": suggestion,
        "token": token_of(suggestion),
        "form": form,
        "finding": finding if finding and finding.live else None,
        "done": DONE.get(request.GET.get("done", "")) if suggestion.answered_at else None,
    }
    return page(request, "suggestions/status.html", context, status=status)


@for_sender
def withdraw(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    """By GET it says what will happen, and nothing does: a mail scanner may open the address."""
    if request.method in READING:
        context = {"made": suggestion, "token": token_of(suggestion)}
        return page(request, "suggestions/withdraw.html", context)
    if request.method != "POST":
        return HttpResponseNotAllowed([*READING, "POST"])
    letting_go.erase(suggestion=suggestion, now=timezone.now())
    return see_other(reverse("suggestion_withdrawn"))


@private
@only_reading
def withdrawn(request: HttpRequest) -> HttpResponse:
    """The same for everybody, so that it can be loaded again and tells nothing."""
    return page(request, "suggestions/withdrawn.html")
