"""What changes on pages by itself: an occasion begins or ends, and each midnight a day is over."""

from datetime import datetime, timedelta

from django.apps import apps
from django.db import connection
from django.db.models import Model, Q
from django.utils import timezone

NAMES = ("start", "end")
CLOSES = "registration_closes"
WITHOUT_END = timedelta(
    hours=2
)  # what has no end counts as over then (content/webinars/time_span.py)
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
    fields = {field.name for field in model._meta.get_fields()}
    moments = within("start", since - WITHOUT_END, now - WITHOUT_END) & Q(end=None)
    for name in (*NAMES, *({CLOSES} & fields)):
        moments |= within(name, since, now)
    published = {"live": True} if "live" in fields else {"page__live": True}
    return model.objects.filter(moments, **published).exists()


def within(name: str, since: datetime, now: datetime) -> Q:
    return Q(**{f"{name}__gt": since, f"{name}__lte": now})


def timed() -> list[type[Model]]:
    """The page types that have both moments, and the sessions that belong to pages."""
    return [
        model
        for model in apps.get_app_config("content").get_models()
        if {*NAMES} <= (fields := {field.name for field in model._meta.get_fields()})
        and fields & {"live", "page"}
    ]
