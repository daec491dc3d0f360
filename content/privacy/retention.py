from django.db import models


class PurgeRun(models.Model):
    """That data was made anonymous because its time was over: when, and how many rows of what."""

    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    rows = models.JSONField(default=dict, help_text='By model: {"DownloadRequest": 12}')

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "purge"
        ordering = ["-begun_at"]

    def __str__(self):
        return f"Purge {self.pk}"
