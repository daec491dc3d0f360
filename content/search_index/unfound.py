from django.db import models


class UnfoundTerm(models.Model):
    """What readers searched for and did not find: no person, no address, no time of day.

    Of a search made once only a keyed digest is kept, from which the words can't be read. They
    are written down when the same is searched for again.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    term = models.CharField("searched for", max_length=40, blank=True)
    times = models.PositiveIntegerField(default=1)
    last_day = models.DateField("last time")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "term searched for and not found"
        verbose_name_plural = "terms searched for and not found"
        ordering = ["-times", "-last_day", "term"]

    def __str__(self):
        return self.term
