"""`manage.py check_sources [--source SLUG] [--all] [--limit N]`: do the sources still stand?"""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from content.evidence.source_check.due import sources_to_check
from content.evidence.source_check.source_check import AlreadyRunningError, check_sources

BROKEN_OFF = "Broken off. What was looked at is kept; run it again and it goes on from here."


class Command(BaseCommand):
    help = (
        "Look whether the addresses of the sources still answer and say what we quote. Sources that "
        "were looked at today are left out. It ends with 0 whatever it finds, 130 when broken off."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--source", metavar="SLUG", help="this one alone, again if need be")
        parser.add_argument("--all", action="store_true", help="those looked at today as well")
        parser.add_argument("--limit", type=int, metavar="N", help="N sources at most")
        parser.add_argument(
            "--due", action="store_true", help="only what is due, where CHECK_SOURCES says yes"
        )

    def handle(self, *args: object, **options: object) -> None:
        if options["due"] and not settings.CHECK_SOURCES:
            return
        try:
            wanted = {name: options[name] for name in ("source", "all", "limit", "due")}
            sources = sources_to_check(now=timezone.now(), **wanted)
            counts = check_sources(sources=sources, say=self.stdout.write)
        except (AlreadyRunningError, ValueError) as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            raise CommandError(BROKEN_OFF, returncode=130) from None
        said = ", ".join(f"{number} {kind.label.lower()}" for kind, number in counts.items())
        if said or not options["due"]:
            self.stdout.write(f"Sources: {said or 'none to look at'}.")
