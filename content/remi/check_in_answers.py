"""Where an answer in a check-in mail leads: to a page with a button, for mail scanners open links."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from content.public_forms.answers import only_reading, page
from content.remi import check_ins
from content.remi.check_ins import CheckIn
from content.remi.download_request import DownloadRequest
from content.remi.held_data import known_as
from content.remi.implementation import MEANINGS, Stage, question
from content.remi.own_page import for_requester
from content.remi.own_page_changes import Source, back, held, tell, touch
from content.remi.own_page_link import token_of


@for_requester
def check_in(
    http_request: HttpRequest, request: DownloadRequest, *, months: int, answer: str
) -> HttpResponse:
    asked = request.check_ins.filter(months=months).first()
    if asked is None or answer not in (*Stage.values, check_ins.STOP):
        return page(http_request, "errors/404.html", status=404)
    if http_request.method == "POST":
        return answer_now(http_request, request, asked=asked, answer=answer)
    return check_in_page(http_request, request, asked=asked, answer=answer)


@only_reading
def check_in_page(
    http_request: HttpRequest, request: DownloadRequest, *, asked: CheckIn, answer: str
) -> HttpResponse:
    context = {
        "token": token_of(request),
        "check_in": asked,
        "answer": answer,
        "organisation": known_as(request.organisation, request.organisation_as_typed),
    }
    if answer == check_ins.STOP:
        return page(http_request, "remi/check_in_stop.html", context)
    stage = Stage(answer)
    context |= {
        "question": question(stage, context["organisation"]),
        "meaning": MEANINGS[stage],
    }
    return page(http_request, "remi/check_in.html", context)


@held
def answer_now(
    http_request: HttpRequest,
    request: DownloadRequest,
    *,
    asked: CheckIn,
    answer: str,
    now: datetime,
) -> HttpResponse:
    touch(request, now)
    if answer == check_ins.STOP:
        check_ins.stop(request=request, now=now)
        return back(request, "stop")
    asked.answer, asked.answered_at = answer, now
    asked.save(update_fields=["answer", "answered_at"])
    tell(request, answer, Source.CHECK_IN, now)
    return back(request, "answer")
