from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from content.publication.clock import follow_clock


class Command(BaseCommand):
    help = "Have kept pages rendered anew when an occasion began or ended, or a day, in the last minutes."

    def add_arguments(self, parser):
        parser.add_argument("--minutes", type=int, default=2, help="how many; 2 unless told")

    def handle(self, *, minutes, **options):
        now = timezone.now()
        follow_clock(since=now - timedelta(minutes=minutes), now=now)
