"""`manage.py keep_registrations`: what registrations need each minute."""

from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.utils import timezone

from content.registrations.keeping_up import keep_up


class Command(BaseCommand):
    help = (
        "Give free places to those who wait, and owe the mails that are due: reminders, and word of "
        "changed dates. Runs by itself each minute. It can be broken off and run again; nobody is "
        "written to twice."
    )

    def handle(self, *args: object, **options: object) -> None:
        try:
            owed = keep_up(timezone.now())
        except Error as error:
            # Its own words could quote a row.
            raise CommandError(f"The database failed: {type(error).__name__}") from None
        if owed:
            self.stdout.write(f"{owed} mails are owed.")
