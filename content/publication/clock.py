"""What changes on pages by itself: an occasion begins or ends, and each midnight a day is over."""

from datetime import datetime, timedelta

from django.apps import apps
from django.db import connection
from django.db.models import Model, Q
from django.utils import timezone

NAMES = ("start", "end")
LONGEST = timedelta(hours=1)  # looked back: after a longer pause pages have aged anyway


def follow_clock(*, since: datetime, now: datetime) -> bool:
    """Raise the number if pages differ from what they were at `since`; return whether they do."""
    since = max(since, now - LONGEST)
    differs = is_another_day(since, now) or any(passed(model, since, now) for model in timed())
    if differs:
        with connection.cursor() as cursor:
            cursor.execute("SELECT larch_something_changed('')")
    return differs


def is_another_day(since: datetime, now: datetime) -> bool:
    return timezone.localdate(since) != timezone.localdate(now)


def passed(model: type[Model], since: datetime, now: datetime) -> bool:
    moments = Q()
    for name in NAMES:
        moments |= Q(**{f"{name}__gt": since, f"{name}__lte": now})
    return model.objects.filter(moments, live=True).exists()


def timed() -> list[type[Model]]:
    """The page types that have both moments."""
    return [
        model
        for model in apps.get_app_config("content").get_models()
        if {*NAMES, "live"} <= {field.name for field in model._meta.get_fields()}
    ]
