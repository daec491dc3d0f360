"""What becomes of a form that was sent: it is stored once, or shown again with all that was typed."""

from collections.abc import Callable

from django.db import Error, connection, transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from content.public_forms.answers import page, see_other
from content.public_forms.guarded_form import GuardedForm
from content.public_forms.receipt import confirmation_address
from content.public_forms.throttle import TooManySentError


def answer_to(
    form: GuardedForm,
    request: HttpRequest,
    *,
    model: type[Model],
    store: Callable[..., Model],
    confirmation: str,
    template: str,
    shown: dict[str, object],
) -> HttpResponse:
    """303 to the view named `confirmation`, else the `template` with `shown`, and a status that says why.

    `store(form=..., http_request=..., now=...)` makes the `model`, whose `submission` is unique.
    """
    try:
        if form.sent_before and (done := made_before(model, form)):
            return see_other(confirmation_address(confirmation, done))
        if not form.is_valid():
            return page(request, template, shown, status=422)
        return see_other(
            confirmation_address(confirmation, stored_once(form, request, model, store))
        )
    except TooManySentError as error:
        return too_many(request, template, shown, error)
    except Error:
        return away(request, template, shown)


def too_many(
    request: HttpRequest, template: str, shown: dict[str, object], error: TooManySentError
) -> HttpResponse:
    """More came from this network than people send: the form as it was typed."""
    response = page(request, template, shown | {"too_many": error}, status=429)
    response["Retry-After"] = str(int(error.again_in.total_seconds()) + 1)
    return response


def away(request: HttpRequest, template: str, shown: dict[str, object]) -> HttpResponse:
    """The database doesn't answer: the form as it was typed, to be sent again."""
    return page(request, template, shown | {"away": True}, status=503, reachable=False)


def not_ours(
    request: HttpRequest, template: str, shown: dict[str, object], *, reachable: bool = True
) -> HttpResponse:
    """The check against forged forms failed: the form as it was typed, to be looked at and sent again."""
    return page(request, template, shown | {"forged": True}, status=403, reachable=reachable)


def made_before(model: type[Model], form: GuardedForm) -> Model | None:
    return model._default_manager.filter(submission=form.sent_before.submission).first()


def stored_once(
    form: GuardedForm, request: HttpRequest, model: type[Model], store: Callable[..., Model]
) -> Model:
    """Of two clicks at once the later one waits, and gets what the earlier one made.

    A lock, and not the refusal of the second row: a refused statement may stand in the database's
    log with all that somebody typed.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock_of(form)])
        done = made_before(model, form)
        return done or store(form=form, http_request=request, now=timezone.now())


def lock_of(form: GuardedForm) -> int:
    """A number of 63 bits from the submission's."""
    return form.submission.submission.int % 2**63
