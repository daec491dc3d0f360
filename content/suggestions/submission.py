"""From a valid form to a suggestion: save first, then mail, all in one transaction."""

from datetime import datetime

from django.db import transaction
from django.http import HttpRequest

from content.evidence.condition import Condition
from content.evidence.ethnic_group import EthnicGroup
from content.evidence.place import Place
from content.outbox.message import post
from content.public_forms import throttle
from content.suggestions.addresses import doi_of, web_address
from content.suggestions.form import SuggestionForm
from content.suggestions.suggestion import Suggestion

RECEIVED = "suggestion.received"


@transaction.atomic
def submit(*, form: SuggestionForm, http_request: HttpRequest, now: datetime) -> Suggestion:
    """Raises TooManySentError."""
    answers = form.cleaned_data
    doi = doi_of(answers["where"])
    made = Suggestion.objects.create(
        submission=form.submission.submission,
        statement=answers["statement"],
        title=answers["title"],
        doi=doi,
        link="" if doi or not answers["where"] else web_address(answers["where"]),
        file=form.kept_file.stored if form.kept_file else "",
        condition=Condition.objects.filter(slug=answers["condition"]).first(),
        place=Place.objects.filter(slug=answers["place"]).first(),
        group=EthnicGroup.objects.filter(slug=answers["group"]).first(),
        why=answers["why"],
        name=answers["name"],
        email=answers["email"],
        created_at=now,
        waiting_since=now,
        active_at=now,
    )
    throttle.count_one(request=http_request, form=form.form_name, now=now)
    if made.email and throttle.may_be_mailed(made.email, now=now):
        post(kind=RECEIVED, about=made.pk, due_at=now)
    return made
