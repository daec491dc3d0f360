"""The publication number, and what raised it last.

Triggers write both (`0041_publication.py`, `triggers.py`): whatever changes a row that readers see,
the editor, a command or somebody at the database itself, raises the number in the same transaction.
"""

from django.db import models


class Publication(models.Model):
    """One row. Milliseconds since 1970, or one more than before: a backup that is restored can't
    come to a number that was given already."""

    number = models.BigIntegerField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="one_publication_number")
        ]

    def __str__(self):
        return str(self.number)


class PublicationChange(models.Model):
    """`path`: what readers can no longer open; empty where something was only changed.

    Those without a path go when the transaction ends, the others after eight days: no page is
    kept for longer than seven.
    """

    transaction = models.BigIntegerField()
    path = models.TextField(blank=True, default="", db_default="")
    number = models.BigIntegerField(null=True)
    at = models.DateTimeField(db_default=models.functions.Now())

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["transaction", "path"], name="a_change_once")
        ]

    def __str__(self):
        return self.path or "something changed"
