"""`manage.py import_findings FILE.csv`: findings from a table, as drafts."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.importers.finding_table.importing import import_findings
from content.importers.problems import LoadError


class Command(BaseCommand):
    help = (
        "Make or change findings from a CSV file laid out as /evidence/data.csv. They become drafts, "
        "which readers don't see. Either all of the file is taken or, when a row has a fault, nothing. "
        "Rows that say nothing new are passed over, so it is safe to run again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done, and change nothing"
        )

    def handle(self, *args: object, **options: object) -> None:
        dry_run = options["dry_run"]
        try:
            done = import_findings(file=options["file"], dry_run=dry_run, say=self.stdout.write)
        except LoadError as error:
            raise CommandError(
                f"{error}\nNothing was changed. Run import_findings again after that."
            ) from error
        self.stdout.write(f"{done}.")
        self.stdout.write(what_follows(done.drafts, dry_run=dry_run))


def what_follows(drafts: int, *, dry_run: bool) -> str:
    if dry_run:
        return "Nothing was stored, because of --dry-run."
    if not drafts:
        return "The file says nothing new, so no draft was made."
    wait = "1 draft waits" if drafts == 1 else f"{drafts} drafts wait"
    return f"{wait} in the admin, under Evidence, Findings."
