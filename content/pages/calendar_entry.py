"""What stands in people's calendars: they follow a change only when its number goes up."""

from typing import ClassVar

from django.db import models


class CalendarEntry(models.Model):
    """Counts the changes to what a calendar shows (SEQUENCE in RFC 5545, section 3.8.7.4)."""

    calendar_sequence = models.PositiveIntegerField(default=0, editable=False)

    calendar_fields: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """A revision carries the number of its day, so what counts is the one that is stored."""
        if not kwargs.get("update_fields"):
            self.calendar_sequence = self.next_sequence()
        super().save(*args, **kwargs)

    def next_sequence(self) -> int:
        names = (*self.calendar_fields, "calendar_sequence")
        stored = type(self).objects.filter(pk=self.pk).values(*names).first() if self.pk else None
        if stored is None:
            return self.calendar_sequence
        changed = any(stored[name] != getattr(self, name) for name in self.calendar_fields)
        return stored["calendar_sequence"] + changed
