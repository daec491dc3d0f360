"""A real mail server on this machine, which can be told to misbehave."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

from tests.free_port import free_port


class Inbox:
    """Takes mail, or answers with `fault`: "451", "550", "hang", "drop" or "" for none."""

    def __init__(self):
        self.mails: list[Message] = []
        self.fault = ""

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self.fault == "550":
            return "550 No such person here"
        if self.fault == "hang":
            await asyncio.sleep(60)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.fault == "451":
            return "451 Try again later"
        if self.fault == "drop":
            server.transport.abort()
            return "421 Gone"
        self.mails.append(message_from_bytes(envelope.content))
        return "250 Taken"

    @property
    def ids(self) -> list[str]:
        return [mail["Message-ID"] for mail in self.mails]


@contextmanager
def mail_server(port: int = 0) -> Iterator[tuple[Inbox, int]]:
    inbox = Inbox()
    port = port or free_port()
    server = Controller(inbox, hostname="127.0.0.1", port=port)
    server.factory = lambda: SMTP(inbox, enable_SMTPUTF8=False)
    server.start()
    try:
        yield inbox, port
    finally:
        server.stop(no_assert=True)
