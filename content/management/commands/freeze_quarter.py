"""`manage.py freeze_quarter YYYY-Qn [--reason TEXT]`: from then on the quarter is told as it was."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error
from django.utils import timezone

from content.remi.quarter import Quarter
from content.remi.uptake.freezing import FreezeError, due, freeze

NOTHING = "Nothing was frozen."


class Command(BaseCommand):
    help = (
        "Freeze a quarter of the REMI's uptake once it is over, so that its page and its files stay as they "
        "are. With --reason a new version of a frozen quarter is made, and the old one kept. It ends with "
        "0 when frozen, 1 when it can't be, 130 when broken off; then nothing was frozen."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("quarter", nargs="?", metavar="YYYY-Qn", help="such as 2026-Q3")
        what.add_argument("--due", action="store_true", help="the last one, once its week is over")
        parser.add_argument("--reason", default="", help="what was wrong; readers see it")

    def handle(self, *args: object, **options: object) -> None:
        now = timezone.now()
        try:
            quarter = due(now) if options["due"] else Quarter.named(options["quarter"])
            if quarter is None:
                return
            done = freeze(quarter=quarter, now=now, reason=options["reason"], say=self.stdout.write)
        except (FreezeError, ValueError) as error:
            raise CommandError(f"{error} {NOTHING}") from error
        except Error as error:
            raise CommandError(f"The database failed ({type(error).__name__}). {NOTHING}") from None
        except KeyboardInterrupt:
            raise CommandError(f"Broken off. {NOTHING}", returncode=130) from None
        self.stdout.write(f"Frozen: {done}.")
