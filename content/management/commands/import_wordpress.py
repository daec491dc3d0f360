"""`manage.py import_wordpress EXPORT.xml`: a WordPress site becomes pages of ours."""

import logging
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.importers.problems import LoadError
from content.importers.wordpress.importing import Asked, StoppedError, import_wordpress
from content.importers.wordpress.screen import told

NOT_ALL = 2  # the exit code when it ran to its end, but something couldn't be taken over
STOPPED = 3


class Command(BaseCommand):
    help = (
        "Take over the posts, pages, pictures and files of a WordPress site from its export. Running it "
        "again changes nothing, except what changed in the export and no editor changed here. "
        "See “Moving from WordPress” in docs/editing.md."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("export", type=Path, metavar="EXPORT.xml")
        media = parser.add_mutually_exclusive_group()
        media.add_argument("--media", type=Path, metavar="DIR", help="a copy of wp-content/uploads")
        media.add_argument(
            "--fetch-media", action="store_true", help="fetch them from the old site"
        )
        parser.add_argument("--dry-run", action="store_true", help="store nothing, report the same")
        parser.add_argument(
            "--report", type=Path, metavar="FILE", help="write FILE.html and FILE.json"
        )
        parser.add_argument("--map", type=Path, metavar="FILE", help="what becomes what (YAML)")
        parser.add_argument(
            "--despite-faults", action="store_true", help="take over what can be, name the rest"
        )

    def handle(self, *args: object, **options: object) -> None:
        asked = Asked(
            export=options["export"], media_folder=options["media"],
            fetch_media=options["fetch_media"], dry_run=options["dry_run"],
            report_file=options["report"], map_file=options["map"],
            despite_faults=options["despite_faults"], say=self.stdout.write,
        )  # fmt: skip
        # Wagtail notes three lines a page, among which our own would be lost.
        logging.getLogger("wagtail").setLevel(logging.WARNING)
        try:
            report = import_wordpress(asked)
        except LoadError as error:
            raise CommandError(f"{error}\nNothing was changed.") from error
        except StoppedError as error:
            raise CommandError(str(error), returncode=STOPPED) from error
        lines, is_whole = told(report)
        for line in lines:
            self.stdout.write(line)
        if not is_whole:
            raise CommandError("Not everything could be taken over; see above.", returncode=NOT_ALL)
