"""`manage.py import_wordpress EXPORT.xml`: a WordPress site becomes pages of ours."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.importers.problems import LoadError
from content.importers.wordpress.importing import (
    NotAllError,
    StoppedError,
    asked_for,
    import_and_tell,
)


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
        help_text = "take over what can be taken over, and name the rest in the report"
        parser.add_argument("--despite-faults", action="store_true", help=help_text)

    def handle(self, *args: object, **options: object) -> None:
        try:
            import_and_tell(asked_for(options, say=self.stdout.write))
        except LoadError as error:
            raise CommandError(f"{error}\nNothing was changed.") from error
        except (NotAllError, StoppedError) as error:
            raise CommandError(str(error), returncode=error.exit_code) from error
