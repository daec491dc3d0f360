"""Letting go on time: what has been kept for as long as was declared is emptied, the row stays."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from content.privacy import traces
from content.privacy.declaration import Kept, Personal, declarations

EACH = 1_000  # rows in a transaction

Hook = Callable[..., None]
_hooks: dict[type[models.Model], Hook] = {}
_also: dict[str, Callable[[datetime], int]] = {}


class PurgeRunQuerySet(models.QuerySet):
    def of_day(self, day: date):
        midnight = timezone.make_aware(datetime.combine(day, datetime.min.time()))
        return self.filter(begun_at__gte=midnight, begun_at__lt=midnight + timedelta(days=1))

    def ended(self):
        return self.exclude(ended_at=None)


class PurgeRun(models.Model):
    """That data was made anonymous because its time was over: when, and how many rows of what."""

    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    rows = models.JSONField(default=dict, help_text='By model: {"DownloadRequest": 12}')

    wagtail_reference_index_ignore = True
    objects = PurgeRunQuerySet.as_manager()

    class Meta:
        verbose_name = "purge"
        ordering = ["-begun_at"]

    def __str__(self):
        return f"Purge {self.pk}"

    def count(self, name: str, rows: int) -> None:
        self.rows[name] = self.rows.get(name, 0) + rows
        self.save(update_fields=["rows"])


@dataclass(frozen=True)
class Term:
    """The fields of a model that go together, because they are kept equally long."""

    model: type[models.Model]
    kept: Kept
    fields: dict[str, Personal]

    @property
    def emptied(self) -> dict[str, str | bool | None]:
        return {name: personal.empty for name, personal in self.fields.items()}

    def held(self) -> QuerySet:
        """Rows in which one of the fields still says something, due or not."""
        return self.model._base_manager.filter(any_holds_something(self.emptied))

    def due(self, now: datetime) -> QuerySet:
        return self.held().filter(**{f"{self.kept.since}__lt": self.kept.due_before(now)})


def emptied_by(model: type[models.Model], hook: Hook) -> None:
    """`hook(rows=[pk, ...], emptied={field: value}, now=...)` empties in place of a plain update."""
    _hooks[model] = hook


def also_forget(name: str, forget: Callable[[datetime], int]) -> None:
    """`forget(now)` deletes what nobody needs any more, and gives the number of rows."""
    _also[name] = forget


def forgetting() -> dict[str, Callable[[datetime], int]]:
    return dict(_also)


def terms() -> Iterator[Term]:
    for model, declared in declarations():
        by_time: dict[Kept, dict[str, Personal]] = {}
        for name, personal in declared.fields.items():
            by_time.setdefault(personal.kept, {})[name] = personal
        for kept, fields in by_time.items():
            yield Term(model, kept, fields)


def any_holds_something(emptied: dict[str, str | bool | None]) -> Q:
    found = Q()
    for name, empty in emptied.items():
        found |= Q(**{f"{name}__isnull": False}) & ~nothing_in(name, empty)
    return found


def nothing_in(name: str, empty: str | bool | None) -> Q:
    """An empty text says nothing, though something else stands there after a purge."""
    values = ["", empty] if isinstance(empty, str) else [empty]
    return Q(**{f"{name}__in": values}) if empty is not None else Q(**{f"{name}__isnull": True})


def was_done_today(now: datetime) -> bool:
    return PurgeRun.objects.of_day(timezone.localdate(now)).ended().exists()


def purge(*, now: datetime, say: Callable[[str], None]) -> PurgeRun:
    """Empty what is due. It can be broken off at any moment: what is done is done, and counted."""
    run = PurgeRun.objects.of_day(timezone.localdate(now)).filter(ended_at=None).first()
    run = run or PurgeRun.objects.create(begun_at=now)
    for term in terms():
        purge_term(term, run, now, say)
    for name, forget in _also.items():
        with transaction.atomic():
            if rows := forget(now):
                run.count(name, rows)
                say(f"{name}: {rows} deleted")
    run.ended_at = timezone.now()
    run.save(update_fields=["ended_at"])
    return run


def purge_term(term: Term, run: PurgeRun, now: datetime, say: Callable[[str], None]) -> None:
    """Batch by batch. A row that somebody is changing just now is left for the next day."""
    name, last, done = term.model.__name__, 0, 0
    while True:
        with transaction.atomic():
            due = term.due(now).filter(pk__gt=last).order_by("pk")
            locked = due.select_for_update(skip_locked=True)
            rows = list(locked.values_list("pk", flat=True)[:EACH])
            if not rows:
                return
            _hooks.get(term.model, plainly(term.model))(rows=rows, emptied=term.emptied, now=now)
            run.count(name, len(rows))
        last, done = rows[-1], done + len(rows)
        say(f"{name}: {done} emptied")


def plainly(model: type[models.Model]) -> Hook:
    def empty(*, rows: list[int], emptied: dict, now: datetime) -> None:
        model._base_manager.filter(pk__in=rows).update(**emptied)
        traces.remove(model, rows)

    return empty
