"""`/evidence/suggest/` and its confirmation."""

from contextlib import suppress
from datetime import timedelta
from functools import partial

from django.core.files.uploadedfile import UploadedFile
from django.db import InterfaceError, OperationalError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from content.public_forms import answers, throttle
from content.public_forms.answers import page, private
from content.public_forms.receipt import confirmed
from content.public_forms.submitting import answer_to, away, not_ours, too_many
from content.public_forms.throttle import TooManySentError
from content.public_forms.upload_limit import files_up_to
from content.suggestions import kept_file
from content.suggestions.choices import Offered, offered
from content.suggestions.duplicates import duplicates_of
from content.suggestions.form import CHOSEN, LARGEST, SuggestionForm
from content.suggestions.kept_file import KeptFile
from content.suggestions.status_link import status_path
from content.suggestions.submission import submit
from content.suggestions.suggestion import Suggestion

FORM = "suggestions/suggest.html"
SHOWN_FOR = timedelta(days=30)
# Whoever gave no address finds the link to the status page only here, and only so long.
LINK_SHOWN_FOR = timedelta(hours=2)
FILES = "files of suggestions"


@files_up_to(LARGEST)
@private
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest) -> HttpResponse:
    """What was typed and chosen stands in the page again, whatever goes wrong."""
    choices = offered()
    if request.method != "POST":
        if not choices.reachable:
            return answers.away(request)
        form = SuggestionForm(offered=choices, initial=prefilled(request, choices))
        return page(request, FORM, {"form": form})
    try:
        form = form_sent(request, choices)
    except TooManySentError as error:
        shown = {"form": SuggestionForm(request.POST, offered=choices)}
        return too_many(request, FORM, shown, error)
    if not choices.reachable:
        return away(request, FORM, {"form": form})
    return answer_to(
        form,
        request,
        model=Suggestion,
        store=submit,
        confirmation="suggestion_sent",
        template=FORM,
        shown={"form": form},
    )


@private
def suggestion_not_ours(request: HttpRequest) -> HttpResponse:
    choices = offered()
    try:
        form = form_sent(request, choices)
    except TooManySentError:
        form = SuggestionForm(request.POST, offered=choices)
    return not_ours(request, FORM, {"form": form}, reachable=choices.reachable)


# Asked for by whoever answers when the check against forged forms failed.
suggest.when_forged = suggestion_not_ours


def form_sent(request: HttpRequest, choices: Offered) -> SuggestionForm:
    """With the file that came, which is stored at once. Raises TooManySentError."""
    return SuggestionForm(
        request.POST,
        request.FILES,
        offered=choices,
        too_large="file" in getattr(request, "too_large", ()),
        keep=partial(keep, request),
    )


def keep(request: HttpRequest, file: UploadedFile) -> KeptFile:
    """Each counts, so that nobody fills our disk with forms that are never right."""
    # Nobody counts while the database is away, and nothing typed or chosen is lost.
    with suppress(OperationalError, InterfaceError), transaction.atomic():
        throttle.count_one(request=request, form=FILES, now=timezone.now())
    return kept_file.keep(file)


def prefilled(request: HttpRequest, choices: Offered) -> dict[str, str]:
    """From the address, as an empty cell of the gap map fills it; what we don't know is passed over."""
    known = zip(CHOSEN, (choices.conditions, choices.places, choices.groups), strict=True)
    return {name: asked for name, some in known if (asked := request.GET.get(name)) in dict(some)}


@private
@require_safe
def suggestion_sent(request: HttpRequest) -> HttpResponse:
    """The confirmation, to whoever holds the receipt that the form gave. It shows no word of theirs.

    Whoever gave an address finds the way to the status page in the mail, and not here: the address
    may be somebody else's.
    """
    made = confirmed(request, Suggestion, within=SHOWN_FOR)
    shows_link = (
        not made.email and made.has_person and timezone.now() < made.created_at + LINK_SHOWN_FOR
    )
    shown = {
        "made": made,
        "status_path": status_path(made) if shows_link else "",
        "duplicates": duplicates_of(made) if made.has_person else None,
    }
    return page(request, "suggestions/sent.html", shown)
