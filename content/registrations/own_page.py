"""`/registrations/<token>/`: what whoever registered sees, without an account."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import reverse
from django.utils import timezone

from content.public_forms.answers import READING, only_reading, page, private, see_other
from content.public_forms.behind_token import behind_token
from content.registrations import letting_go, places
from content.registrations.form import DetailsForm
from content.registrations.own_page_link import own_page_path, registration_of, token_of
from content.registrations.registration import Registration

UNPROCESSABLE = 422
DETAILS = ("organisation", "access_needs", "question")
DONE = {
    "details": "Your details have been changed.",
    "cancel": "Your registration is cancelled. Thank you for making room.",
}


for_registered = behind_token(registration_of, gone="registrations/gone.html")


@for_registered
@only_reading
def own_page(request: HttpRequest, registration: Registration) -> HttpResponse:
    asked = request.GET.get("done", "")
    done = None if asked == "cancel" and registration.is_standing else DONE.get(asked)
    return shown(request, "registrations/own_page.html", registration, done=done)


@for_registered
def details(request: HttpRequest, registration: Registration) -> HttpResponse:
    """What can be changed; name and address are who the place is for."""
    if request.method in READING:
        held = {name: getattr(registration, name) for name in DETAILS}
        return details_page(request, registration, DetailsForm(initial=held))
    if request.method != "POST":
        return HttpResponseNotAllowed([*READING, "POST"])
    form = DetailsForm(request.POST)
    if not form.is_valid():
        return details_page(request, registration, form, status=UNPROCESSABLE)
    # By query, and only while the person is known: erasing may have come between.
    known = Registration.objects.with_person().filter(pk=registration.pk)
    known.update(**{name: form.cleaned_data[name] for name in DETAILS})
    return see_other(f"{own_page_path(registration)}?done=details")


def details_page(
    request: HttpRequest, registration: Registration, form: DetailsForm, *, status: int = 200
) -> HttpResponse:
    return shown(request, "registrations/details.html", registration, status=status, form=form)


@for_registered
def cancel(request: HttpRequest, registration: Registration) -> HttpResponse:
    """By GET it says what will happen, and nothing does: a mail scanner may open the address."""
    if request.method in READING:
        return shown(request, "registrations/cancel.html", registration)
    if request.method != "POST":
        return HttpResponseNotAllowed([*READING, "POST"])
    places.cancel(registration=registration, now=timezone.now())
    return see_other(f"{own_page_path(registration)}?done=cancel")


@for_registered
def erase(request: HttpRequest, registration: Registration) -> HttpResponse:
    if request.method in READING:
        return shown(request, "registrations/erase.html", registration)
    if request.method != "POST":
        return HttpResponseNotAllowed([*READING, "POST"])
    letting_go.erase(registration=registration, now=timezone.now())
    return see_other(reverse("registration_erased"))


@private
@only_reading
def erased(request: HttpRequest) -> HttpResponse:
    """The same for everybody, so that it can be loaded again and tells nothing."""
    return page(request, "registrations/erased.html")


def shown(
    request: HttpRequest,
    template: str,
    registration: Registration,
    *,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    meeting, now = registration.meeting, timezone.now()
    joins = registration.has_place and meeting.is_near(now)
    context = {
        "made": registration,
        "token": token_of(registration),
        "meeting": meeting,
        "over": meeting.is_over(now),
        "joining_link": meeting.page.joining_link if joins else "",
        "calendar": meeting.calendar_path if meeting.page.live else "",
        "readable": meeting.page.live,
    }
    return page(request, template, context | more, status=status)
