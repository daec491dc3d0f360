"""`manage.py forget_old_searches`: what was searched for in vain is kept as long as was promised."""

from django.core.management.base import BaseCommand

from content.search.not_found import forget_old


class Command(BaseCommand):
    help = "Delete what was searched for and not found, once it is too old. Runs by itself each minute."

    def handle(self, *args: object, **options: object) -> None:
        if gone := forget_old():
            self.stdout.write(f"{gone} searches were forgotten.")
