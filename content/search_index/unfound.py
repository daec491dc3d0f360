from django.db import models


class UnfoundTerm(models.Model):
    """What readers searched for and did not find: no person, no address, no time of day.

    Until it may be written down (`content.search.not_found` says when) only a keyed digest is
    kept, from which the words can't be read.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    term = models.CharField("searched for", max_length=40, blank=True)
    days = models.PositiveIntegerField(
        default=1, help_text="The number of days on which it was searched for."
    )
    last_day = models.DateField("last time")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "term searched for and not found"
        verbose_name_plural = "terms searched for and not found"
        ordering = ["-days", "-last_day", "term"]

    def __str__(self):
        return self.term
