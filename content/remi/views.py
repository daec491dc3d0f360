"""The form and its confirmation. They stand without the page tree."""

from django.conf import settings
from django.core import signing
from django.db import Error, IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from content.public_forms.answers import page, private, see_other
from content.public_forms.throttle import TooManySentError
from content.remi import register
from content.remi.delivery import open_deliveries
from content.remi.download_request import DownloadRequest
from content.remi.form import RequestForm
from content.remi.submission import made_before, submit
from content.remi.wording import RemiWording, digest_of

RECEIPT = "content.remi.receipt"
FORM = "remi/request.html"


@private
@require_http_methods(["GET", "HEAD", "POST"])
def request_form(request: HttpRequest) -> HttpResponse:
    """`/remi/request/`: what was typed stands in the page again, whatever goes wrong."""
    wording, listed, reachable = what_the_form_says()
    typed = request.POST if request.method == "POST" else None
    form = RequestForm(typed, listed=listed, seen=digest_of(wording.said("notice")))
    shown = {
        "form": form,
        "introduction": wording.said("introduction"),
        "notice": wording.said("notice"),
        "register": listed,
    }
    if typed is None:
        return page(request, FORM, shown, reachable=reachable)
    if not reachable:
        return page(request, FORM, shown | {"away": True}, status=503, reachable=False)
    return answer_to(form, request, shown)


def what_the_form_says() -> tuple[RemiWording, list[register.Listed], bool]:
    """The words and the register as staff keep them; as they come with the site where the
    database is away, which the last value tells."""
    try:
        return RemiWording.load(), register.register(), True
    except Error:
        return RemiWording(), list(register.shipped()), False


def answer_to(form: RequestForm, request: HttpRequest, shown: dict) -> HttpResponse:
    try:
        if form.sent_before and (done := made_before(form.sent_before.submission)):
            return see_other(receipt_address(done))
        if not form.is_valid():
            return page(request, FORM, shown, status=422)
        return see_other(receipt_address(stored_once(form, request)))
    except TooManySentError as error:
        response = page(request, FORM, shown | {"too_many": error}, status=429)
        response["Retry-After"] = str(int(error.again_in.total_seconds()) + 1)
        return response
    except Error:
        return page(request, FORM, shown | {"away": True}, status=503, reachable=False)


def stored_once(form: RequestForm, request: HttpRequest) -> DownloadRequest:
    """Two clicks at once are told apart by the database alone; the later one gets the earlier's."""
    try:
        return submit(form=form, http_request=request, now=timezone.now())
    except IntegrityError:
        done = made_before(form.submission.submission)
        if done is None:
            raise
        return done


def receipt_address(made: DownloadRequest) -> str:
    return f"{reverse('remi_sent')}?receipt={signing.dumps(made.pk, salt=RECEIPT)}"


@private
@require_safe
def request_sent(request: HttpRequest) -> HttpResponse:
    """`/remi/request/sent/`: the confirmation, to whoever holds the receipt that the form gave."""
    try:
        seconds = settings.REMI_LINK_DAYS * 24 * 3600
        pk = signing.loads(request.GET.get("receipt", ""), salt=RECEIPT, max_age=seconds)
    except signing.BadSignature:
        raise Http404 from None
    made = get_object_or_404(DownloadRequest, pk=pk)
    if not made.has_person:
        return page(request, "remi/gone.html", status=410)
    deliveries = open_deliveries(request=made, now=timezone.now())
    shown = {"made": made, "deliveries": deliveries, "thanks": RemiWording.load().said("thanks")}
    return page(request, "remi/sent.html", shown)
