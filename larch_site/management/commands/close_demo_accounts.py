"""`manage.py close_demo_accounts`: nobody logs in with a published password any more."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

from larch_site.security.demo_accounts import DEMO_DOMAIN


class Command(BaseCommand):
    help = "Close the demo accounts, whose passwords are public. What they wrote stays."

    def handle(self, *args: object, **options: object) -> None:
        accounts = get_user_model().objects.filter(email__iendswith=DEMO_DOMAIN, is_active=True)
        self.stdout.write(f"Closed {accounts.update(is_active=False)} demo accounts.")
