"""`manage.py create_site`: the bare structure, as production starts."""

from django.core.management.base import BaseCommand, CommandError

from content.importers.problems import LoadError
from content.importers.structure import create_site


class Command(BaseCommand):
    help = (
        "Make the home page, the listings and the standing pages, in place of Wagtail's welcome "
        "page. A site that has a home page already is left as it is: pages that an editor deleted "
        "don't come back. Only its address follows SITE_URL, unless somebody changed it in the admin."
    )

    def handle(self, *args: object, **options: object) -> None:
        try:
            create_site(say=self.stdout.write)
        except LoadError as error:
            raise CommandError(
                f"{error}\nNothing was changed. Run create_site again after that."
            ) from error
