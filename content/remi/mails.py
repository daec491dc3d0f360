"""The mails of the REMI gate. Each says why it came, and leads to the page that stops and erases."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from content.outbox import composing
from content.outbox.composing import Mail
from content.outbox.mail_text import Link, absolute, greeting, letter, one_line
from content.outbox.message import OutboxMessage
from content.remi import check_ins
from content.remi.check_ins import CheckIn
from content.remi.delivery import Delivery, open_deliveries
from content.remi.download_request import DownloadRequest
from content.remi.implementation import Stage
from content.remi.own_page_link import own_page_address, token_of
from content.remi.submission import CONFIRMATION
from content.remi.tool import ToolVersion
from content.remi.wording import RemiWording

LINKS = "remi.links"
CHECK_IN = check_ins.MAIL
NEW_VERSION = "remi.new-version"

SENDER = "The London Anti-Racism Collaboration for Health (LARCH)"
CONTROL = (
    "Your own page. There you can get new links, see and correct what we hold, stop our mails, and "
    "erase all of it:"
)


def register_all() -> None:
    """Called once when the site starts."""
    for kind, compose in (
        (CONFIRMATION, confirmation),
        (LINKS, links),
        (CHECK_IN, check_in),
        (NEW_VERSION, new_version),
    ):
        composing.register(kind, compose, refused=refused, sent=arrived)


def confirmation(message: OutboxMessage) -> Mail | None:
    """Kept even when its links ended while no mail could be sent: it leads to the own page."""
    request = request_about(message)
    if request is None:
        return None
    words = wording()
    return mail_to(
        request,
        words.said("confirmation_subject"),
        words.said("confirmation_text"),
        *links_of(request),
        f"Your reference is {request.reference}.",
        why=f"You get this mail because somebody asked for the index with your address on "
        f"{day(request.created_at)}. If that wasn't you, erase it on the page below: one button "
        "does it, and no other mail follows.",
    )


def links(message: OutboxMessage) -> Mail | None:
    request = request_about(message)
    if request is None:
        return None
    return mail_to(
        request,
        "Your new links to the Race Equity Maturity Index",
        "Here are the links that you wished for.",
        *links_of(request),
        f"Your reference is {request.reference}.",
        why="You get this mail because somebody who has one of your links asked for new ones. They "
        "go to your address only. If it wasn't you, you need do nothing.",
    )


def check_in(message: OutboxMessage) -> Mail | None:
    asked = CheckIn.objects.select_related("request").filter(pk=message.about).first()
    if asked is None or not check_ins.is_wanted(asked, timezone.now()):
        return None
    words = wording()
    return mail_to(
        asked.request,
        words.said("check_in_subject"),
        words.said("check_in_text"),
        *(Link(stage.label, answer_address(asked, stage)) for stage in Stage),
        Link("Stop asking me", answer_address(asked, check_ins.STOP)),
        why=f"You get this mail because you asked for the index on {day(asked.request.created_at)} "
        f"(reference {asked.request.reference}). We ask after three, six and twelve months, and "
        "not again once you say stop.",
    )


def new_version(message: OutboxMessage) -> Mail | None:
    request = request_about(message)
    newest = ToolVersion.current(timezone.now())
    if request is None or newest is None or not wants_to_hear_of(newest, request):
        return None
    words = wording()
    return mail_to(
        request,
        words.said("new_version_subject"),
        words.said("new_version_text"),
        f"The new version is {newest.label}.",
        newest.changes,
        Link("Get it on your own page:", own_page_address(request)),
        why=f"You get this mail because you asked for the index on {day(request.created_at)} "
        f"(reference {request.reference}).",
    )


def wants_to_hear_of(newest: ToolVersion, request: DownloadRequest) -> bool:
    """Once a person, about their newest request. Not who has it already, and not who stopped our
    mails, unless they asked for news."""
    mine = DownloadRequest.objects.of_person(request).order_by("-created_at", "-pk")
    if mine.first() != request:
        return False
    if Delivery.objects.filter(request__in=mine, tool_file__version=newest).exists():
        return False
    if request.bounced_at:
        return False
    return mine.filter(wants_news=True).exists() or not check_ins.have_stopped(request)


def mail_to(request: DownloadRequest, subject: str, *parts: str | Link | None, why: str) -> Mail:
    text = letter(
        greeting(request.name),
        *parts,
        why,
        Link(CONTROL, own_page_address(request)),
        SENDER,
    )
    return Mail(to=request.email, subject=one_line(subject), text=text)


def links_of(request: DownloadRequest) -> list[str | Link]:
    deliveries = list(open_deliveries(request=request, now=timezone.now()))
    if not deliveries:
        return ["At present you have no links that work. Get new ones on your own page, below."]
    ends = day(deliveries[0].expires_at)
    return [
        *(
            Link(f"{one.tool_file.title} ({one.tool_file.type}):", absolute(one.get_absolute_url()))
            for one in deliveries
        ),
        f"The links work until {ends}, for you alone: please don't pass them on.",
    ]


def answer_address(asked: CheckIn, answer: str) -> str:
    place = [token_of(asked.request), asked.months, answer]
    return absolute(reverse("remi_check_in", args=place))


def wording() -> RemiWording:
    """An unsaved one says the built-in words."""
    return RemiWording.objects.first() or RemiWording()


def day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y")


def request_about(message: OutboxMessage) -> DownloadRequest | None:
    """None when the person was erased or made anonymous meanwhile."""
    return DownloadRequest.objects.with_person().filter(pk=message.about).first()


def requests_concerned(message: OutboxMessage):
    if message.kind == CHECK_IN:
        return DownloadRequest.objects.filter(check_ins=message.about)
    return DownloadRequest.objects.filter(pk=message.about)


def refused(message: OutboxMessage) -> None:
    """The address takes no mail; nothing more is sent there that nobody asked for."""
    requests_concerned(message).update(bounced_at=timezone.now())


def arrived(message: OutboxMessage) -> None:
    """A mail server that takes a mail again knows the address again."""
    requests_concerned(message).exclude(bounced_at=None).update(bounced_at=None)
