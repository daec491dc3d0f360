"""The mails to whoever suggested evidence and gave an address. None carries a word of the sender's.

Anybody can type anybody's address into the form: a stranger's words must not come in our mails.
"""

from django.utils import timezone

from content.outbox import composing
from content.outbox.composing import Mail
from content.outbox.mail_text import Link, absolute, greeting, letter, one_line
from content.outbox.message import OutboxMessage
from content.suggestions.moderation import OUTCOME, QUESTION, day
from content.suggestions.status_link import status_address
from content.suggestions.submission import RECEIVED
from content.suggestions.suggestion import ANSWER_WITHIN, State, Suggestion

SENDER = "The London Anti-Racism Collaboration for Health (LARCH)"
CONTROL = "See how it stands, or withdraw it, which erases what you told us:"


def register_all() -> None:
    """Called once when the site starts."""
    for kind, compose, called in (
        (RECEIVED, received, "Suggestion of evidence: arrived"),
        (QUESTION, question, "Suggestion of evidence: question"),
        (OUTCOME, outcome, "Suggestion of evidence: outcome"),
    ):
        composing.register(kind, compose, refused=refused, sent=arrived, called=called)


def received(message: OutboxMessage) -> Mail | None:
    made = suggestion_about(message)
    if made is None:
        return None
    return mail_to(
        made,
        f"We have your suggestion: {made.reference}",
        f"Thank you for suggesting evidence to us. It arrived on {day(made.created_at)}. Its "
        f"reference is {made.reference}.",
        f"Somebody looks at it within {ANSWER_WITHIN} working days. If we need to know more, we ask "
        "you at this address, and then we tell you what came of it.",
        why="You get this mail because somebody gave your address with a suggestion of evidence. If "
        "that wasn't you, withdraw it on the page below: one button does it, and no other mail "
        "follows.",
    )


def question(message: OutboxMessage) -> Mail | None:
    """Of several questions only the last one, and none that was answered meanwhile."""
    made = suggestion_about(message)
    if made is None or made.state != State.ASKED:
        return None
    if not message.key.endswith(f":{made.questions_asked}"):
        return None
    return mail_to(
        made,
        f"A question about your suggestion {made.reference}",
        "We have a question about the evidence that you suggested to us:",
        made.question,
        Link("Answer it here:", f"{status_address(made)}#question"),
        why=f"You get this mail because you suggested evidence on {day(made.created_at)}.",
    )


def outcome(message: OutboxMessage) -> Mail | None:
    made = suggestion_about(message)
    if made is None or made.is_open:
        return None
    accepted = made.state == State.ACCEPTED
    said = "We have accepted it" if accepted else "We have looked at it, and don't take it up"
    return mail_to(
        made,
        f"What came of your suggestion {made.reference}",
        f"Thank you again for the evidence that you suggested to us. {said}.",
        "We now check its figures against the source. Once it is published, the page below leads "
        "to it."
        if accepted
        else made.get_reason_display(),
        made.words,
        Link("What we hold of evidence:", absolute("/evidence/")) if not accepted else None,
        why=f"You get this mail because you suggested evidence on {day(made.created_at)}. It is "
        "the last one about it.",
    )


def mail_to(made: Suggestion, subject: str, *parts: str | Link | None, why: str) -> Mail:
    text = letter(greeting(made.name), *parts, why, Link(CONTROL, status_address(made)), SENDER)
    return Mail(to=made.email, subject=one_line(subject), text=text)


def suggestion_about(message: OutboxMessage) -> Suggestion | None:
    """None when the sender was erased meanwhile."""
    known = Suggestion.objects.with_person().exclude(email="")
    return known.filter(pk=message.about).first()


def refused(message: OutboxMessage) -> None:
    Suggestion.objects.filter(pk=message.about).update(bounced_at=timezone.now())


def arrived(message: OutboxMessage) -> None:
    Suggestion.objects.filter(pk=message.about).exclude(bounced_at=None).update(bounced_at=None)
