"""`/remi/my/<token>/`: what a requester sees, without an account. Nothing here changes anything."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from content.public_forms.answers import only_reading, page
from content.public_forms.behind_token import behind_token
from content.remi import check_ins
from content.remi.delivery import open_deliveries
from content.remi.download_request import DownloadRequest
from content.remi.held_data import known_as, records_about
from content.remi.held_in_words import as_json, attached_in_words, besides_in_words
from content.remi.own_page_forms import DetailsForm, StatusForm
from content.remi.own_page_link import own_page_path, request_of, token_of
from content.remi.status import last_told
from content.remi.tool import ToolVersion

# What the page says after something was done; the address names one of them, and nothing else.
DONE = {
    "links": "You have new links. They stand just below.",
    "status": "Thank you. We have noted how far your organisation is.",
    "answer": "Thank you for your answer. You can change it here whenever something moves.",
    "stop": "We have stopped asking. You get no more of these mails.",
    "start": "We will ask you again when the next date comes.",
    "news": "You will get news of the index by mail.",
    "no-news": "We have stopped the news.",
    "details": "Your details have been changed.",
}
SECTIONS = {
    "download": "Download the index",
    "status": "How far is your organisation?",
    "mails": "Mails from us",
    "details": "Your details",
    "held": "Everything we hold",
    "erase": "Erase it all",
}


GONE = "remi/gone.html"
for_requester = behind_token(request_of, gone=GONE)


def gone(http_request: HttpRequest) -> HttpResponse:
    return page(http_request, GONE, status=410)


@for_requester
@only_reading
def own_page(http_request: HttpRequest, request: DownloadRequest) -> HttpResponse:
    return shown(http_request, request)


@for_requester
@only_reading
def data(http_request: HttpRequest, request: DownloadRequest) -> HttpResponse:
    """`data.json`: everything that we hold about the person, to take along."""
    held = as_json(records_about(request), now=timezone.now())
    response = JsonResponse(held, json_dumps_params={"indent": 2, "ensure_ascii": False})
    response["Content-Disposition"] = f'attachment; filename="{request.reference}.json"'
    return response


def shown(
    http_request: HttpRequest, request: DownloadRequest, *, wrong=None, status: int = 200
) -> HttpResponse:
    """The page; `wrong` is a form whose errors it says."""
    told = last_told(request)
    forms = {
        "status_form": StatusForm(initial={"stage": told.stage} if told else None),
        "details_form": DetailsForm(request=request),
    }
    if wrong is not None:
        forms["status_form" if isinstance(wrong, StatusForm) else "details_form"] = wrong
    context = {
        "asked": request,
        "token": token_of(request),
        "wrong": wrong,
        "done": DONE.get(http_request.GET.get("done", "")),
        "headings": [{"permalink": place, "text": words} for place, words in SECTIONS.items()],
        "told": told,
        "organisation": known_as(request.organisation, request.organisation_as_typed),
    }
    parts = forms | downloads(request) | mails(request) | held(request)
    return page(http_request, "remi/own_page.html", context | parts, status=status)


def downloads(request: DownloadRequest) -> dict[str, object]:
    now = timezone.now()
    deliveries = list(open_deliveries(request=request, now=now))
    current = ToolVersion.current(now)
    have_newest = bool(deliveries) and deliveries[0].tool_file.version == current
    return {"deliveries": deliveries, "current": current, "have_newest": have_newest}


def mails(request: DownloadRequest) -> dict[str, object]:
    mine = DownloadRequest.objects.of_person(request)
    return {
        "stopped": check_ins.have_stopped(request),
        "to_come": request.check_ins.to_come(timezone.now()),
        "news": mine.filter(wants_news=True).exists(),
    }


def held(request: DownloadRequest) -> dict[str, object]:
    others = DownloadRequest.objects.of_person(request).exclude(pk=request.pk)
    return {
        "others": [(other, own_page_path(other)) for other in others],
        "records": [
            (record, list(besides_in_words(record)), list(attached_in_words(record)))
            for record in records_about(request)
        ],
    }
