"""`manage.py index_search`: makes the site's search index again from what is published."""

from django.core.management.base import BaseCommand, CommandParser

from content.search.filling import fill


class Command(BaseCommand):
    help = (
        "Make the search index again from what is published. It keeps itself up to date, so this is "
        "for after an upgrade, a restored backup, or pages written past Wagtail. Readers can search "
        "meanwhile, and it can be broken off and run again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--missing",
            action="store_true",
            help="only the published pages that the index lacks; ends at once when there are none",
        )

    def handle(self, *args: object, **options: object) -> None:
        done = fill(missing_only=options["missing"], say=self.stdout.write)
        self.stdout.write(f"The search index has {done} pages more." if options["missing"]
                          else f"The search index was made from {done} pages.")  # fmt: skip
