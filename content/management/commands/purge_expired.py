"""`manage.py purge_expired`: personal data goes when its time is over."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error
from django.utils import timezone

from content.privacy import foreseen, retention

STOPPED = "%s. What was emptied until then is emptied; run it again for the rest."


class Command(BaseCommand):
    help = (
        "Empty the personal fields whose time is over, and delete old counts and settled mails. "
        "Without --apply it only says what would go. Runs by itself once a day. It ends with 0 when "
        "done, 1 when the database failed, 130 when broken off."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--apply", action="store_true", help="do it")
        parser.add_argument("--daily", action="store_true", help="unless it was done today")

    def handle(self, *args: object, **options: object) -> None:
        now = timezone.now()
        try:
            if not options["apply"]:
                self.stdout.write("Nothing is changed. With --apply this goes:")
                self.stdout.writelines(f"{line}\n" for line in foreseen.told(now))
            elif not (options["daily"] and retention.was_done_today(now)):
                run = retention.purge(now=now, say=self.stdout.write)
                self.stdout.write(f"{sum(run.rows.values())} rows were let go.")
        except Error as error:
            # Its own words could quote a row.
            raise CommandError(STOPPED % f"The database failed: {type(error).__name__}") from None
        except KeyboardInterrupt:
            raise CommandError(STOPPED % "Broken off", returncode=130) from None
