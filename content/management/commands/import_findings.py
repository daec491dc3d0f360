"""`manage.py import_findings FILE.csv`: findings from a file like `/evidence/data.csv`, as drafts."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.evidence.csv_format import CsvError
from content.importers.findings_csv import ImportProblemsError, import_findings


class Command(BaseCommand):
    help = (
        "Import findings from a CSV laid out as /evidence/data.csv. Each new or changed finding "
        "becomes a draft that an editor publishes. All of it or nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="check it and write nothing")

    def handle(self, *args: object, **options: object) -> None:
        try:
            text = options["file"].read_bytes().decode("utf-8-sig")
            import_findings(text=text, dry_run=options["dry_run"], say=self.stdout.write)
        except OSError as error:
            raise CommandError(f"{options['file']} can't be read: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise CommandError("The file isn't in UTF-8. Save it as “CSV UTF-8”.") from error
        except (CsvError, ImportProblemsError) as error:
            raise CommandError(f"{error}\nNothing was changed.") from error
