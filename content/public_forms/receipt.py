"""Who sent a form gets a signed receipt in the address of the confirmation; nobody else can read that."""

from datetime import timedelta
from typing import TypeVar

from django.core import signing
from django.db.models import Model
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

Made = TypeVar("Made", bound=Model)


def confirmation_address(view: str, made: Model) -> str:
    """The address of the view with this name, with the receipt for what was made."""
    return f"{reverse(view)}?receipt={signing.dumps(made.pk, salt=salt_of(type(made)))}"


def confirmed(request: HttpRequest, model: type[Made], *, within: timedelta) -> Made:
    """What the receipt in the address is for. Raises Http404 for a receipt that isn't ours or ended."""
    try:
        pk = signing.loads(request.GET.get("receipt", ""), salt=salt_of(model), max_age=within)
    except signing.BadSignature:
        raise Http404 from None
    return get_object_or_404(model, pk=pk)


def salt_of(model: type[Model]) -> str:
    return f"content.public_forms.receipt.{model.__name__}"
