"""Who turns an owed mail into words: each kind of mail is registered by the part that owes it."""

from collections.abc import Callable
from dataclasses import dataclass

from content.outbox.message import OutboxMessage


@dataclass(frozen=True)
class Mail:
    """Plain text, to one address."""

    to: str
    subject: str
    text: str


@dataclass(frozen=True)
class Composer:
    """`compose` gives None where the mail isn't needed any more; `refused` hears of an address
    that the mail server refused for good; `sent` of a mail that has left. `called` is for staff."""

    compose: Callable[[OutboxMessage], Mail | None]
    refused: Callable[[OutboxMessage], None] | None = None
    sent: Callable[[OutboxMessage], None] | None = None
    called: str = ""


_composers: dict[str, Composer] = {}


def register(
    kind: str,
    compose: Callable[[OutboxMessage], Mail | None],
    *,
    refused: Callable[[OutboxMessage], None] | None = None,
    sent: Callable[[OutboxMessage], None] | None = None,
    called: str = "",
) -> None:
    _composers[kind] = Composer(compose, refused, sent, called)


def composer_of(kind: str) -> Composer | None:
    """None for a kind that this version of the site doesn't know."""
    return _composers.get(kind)
