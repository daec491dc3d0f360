"""The mail that says that a complaint has arrived: the law wants it within 30 days, it goes at once."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from content.outbox import composing
from content.outbox.composing import Mail
from content.outbox.message import OutboxMessage
from content.remi.data_complaint import DataComplaint

ACKNOWLEDGEMENT = "data.complaint"
# Without the name and without the words: the form takes anybody's address, and our mails must not
# carry one stranger's words to another.
TEXT = """\
Hello,

you complained to us, the London Anti-Racism Collaboration for Health
(LARCH), about how we handle personal data. Your complaint arrived on
{day}. Its reference is {reference}.

We look into it without undue delay, and tell you what came of it by
{due}. If we need to know more, we ask you at this address.

What we keep of your complaint, and for how long, stands here:
{notice}

You can also complain to the Information Commission (ICO):
https://ico.org.uk/make-a-complaint/

If it wasn't you who complained, somebody gave your address by mistake.
Then you need not do anything.
"""


def register_all() -> None:
    """Called once when the site starts."""
    composing.register(ACKNOWLEDGEMENT, acknowledgement)


def acknowledgement(message: OutboxMessage) -> Mail | None:
    made = DataComplaint.objects.filter(pk=message.about).exclude(email="").first()
    if made is None:
        return None
    text = TEXT.format(
        day=day(made.created_at),
        reference=made.reference,
        due=day(made.due_at),
        notice=settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("data_notice"),
    )
    return Mail(made.email, f"We have your complaint: {made.reference}", text)


def day(moment) -> str:
    return date_format(timezone.localtime(moment), "j F Y")
