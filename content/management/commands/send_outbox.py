"""`manage.py send_outbox [--loop]`: send the mails that are owed."""

import signal
import time

from django.core.management.base import BaseCommand, CommandParser
from django.db import Error, close_old_connections

from content.outbox.sender import Outcome, send_due

LOOK_EVERY = 2  # seconds
WAIT_FOR_SERVER = 15  # seconds


class Command(BaseCommand):
    help = (
        "Send the mails that are due, once or for ever. Several may run at the same time, and each "
        "can be broken off at any moment: no mail is lost or sent twice by that."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--loop", action="store_true", help="go on until it is stopped")

    def handle(self, *args: object, **options: object) -> None:
        if not options["loop"]:
            self.tell(send_due())
            return
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            while True:
                time.sleep(self.look_once())
        except KeyboardInterrupt:
            self.stdout.write("The outbox sends no more.")

    def look_once(self) -> int:
        """The seconds to wait before the next look."""
        close_old_connections()  # a restarted database is met with a new one
        try:
            counts = send_due()
        except Error as error:
            self.stderr.write(f"The outbox waits for the database ({type(error).__name__}).")
            return LOOK_EVERY
        if any(counts.values()):
            self.tell(counts)
        return WAIT_FOR_SERVER if counts[Outcome.SERVER_AWAY] else LOOK_EVERY

    def tell(self, counts: dict[Outcome, int]) -> None:
        said = [f"{number} {outcome.value}" for outcome, number in counts.items() if number]
        self.stdout.write(f"Mails: {', '.join(said) or Outcome.NOTHING_DUE.value}.")
