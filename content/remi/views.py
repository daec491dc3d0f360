"""The form and its confirmation. They stand without the page tree."""

from datetime import timedelta

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from content.public_forms.answers import page, private
from content.public_forms.receipt import confirmed
from content.public_forms.submitting import answer_to, away, not_ours
from content.remi import register
from content.remi.delivery import open_deliveries
from content.remi.download_request import DownloadRequest
from content.remi.form import RequestForm
from content.remi.submission import submit
from content.remi.wording import RemiWording, digest_of

FORM = "remi/request.html"


@private
@require_http_methods(["GET", "HEAD", "POST"])
def request_form(request: HttpRequest) -> HttpResponse:
    """`/remi/request/`: what was typed stands in the page again, whatever goes wrong."""
    shown, reachable = what_is_shown(request)
    if request.method != "POST":
        return page(request, FORM, shown, reachable=reachable)
    if not reachable:
        return away(request, FORM, shown)
    return answer_to(
        shown["form"],
        request,
        model=DownloadRequest,
        store=submit,
        confirmation="remi_sent",
        template=FORM,
        shown=shown,
    )


@private
def request_not_ours(request: HttpRequest) -> HttpResponse:
    shown, reachable = what_is_shown(request)
    return not_ours(request, FORM, shown, reachable=reachable)


# Asked for by whoever answers when the check against forged forms failed.
request_form.when_forged = request_not_ours


def what_is_shown(request: HttpRequest) -> tuple[dict[str, object], bool]:
    """The form with what was typed, and the words around it; and whether the database can be read."""
    wording, listed, reachable = what_the_form_says()
    typed = request.POST if request.method == "POST" else None
    shown = {
        "form": RequestForm(typed, listed=listed, seen=digest_of(wording.said("notice"))),
        "introduction": wording.said("introduction"),
        "notice": wording.said("notice"),
        "register": listed,
    }
    return shown, reachable


def what_the_form_says() -> tuple[RemiWording, list[register.Listed], bool]:
    """The words and the register as staff keep them; as they come with the site where the
    database is away, which the last value tells."""
    try:
        return RemiWording.load(), register.register(), True
    except Error:
        return RemiWording(), list(register.shipped()), False


@private
@require_safe
def request_sent(request: HttpRequest) -> HttpResponse:
    """`/remi/request/sent/`: the confirmation, to whoever holds the receipt that the form gave."""
    made = confirmed(request, DownloadRequest, within=timedelta(days=settings.REMI_LINK_DAYS))
    if not made.has_person:
        return page(request, "remi/gone.html", status=410)
    deliveries = open_deliveries(request=made, now=timezone.now())
    shown = {"made": made, "deliveries": deliveries, "thanks": RemiWording.load().said("thanks")}
    return page(request, "remi/sent.html", shown)
