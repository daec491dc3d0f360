"""`manage.py load_demo`: the demo content and accounts."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.importers.demo import load_demo
from content.importers.problems import LoadError


class Command(BaseCommand):
    help = (
        "Load the demo content. Running it again changes nothing, except where the files changed "
        "and no editor did. What an editor changed or deleted is left alone."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--reset",
            action="store_true",
            help="put the demo content back where editors changed it",
        )
        parser.add_argument("--folder", type=Path, help="other files than those in fixtures/demo/")

    def handle(self, *args: object, **options: object) -> None:
        try:
            load_demo(folder=options["folder"], reset=options["reset"], say=self.stdout.write)
        except LoadError as error:
            raise CommandError(
                f"{error}\nNothing was changed. Run load_demo again after that."
            ) from error
