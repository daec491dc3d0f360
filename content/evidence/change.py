from django.db import models
from django.utils import timezone


class FindingChange(models.Model):
    """What readers saw change in a finding, when, and why. Made when a finding is published."""

    class Kind(models.TextChoices):
        PUBLISHED = "published", "Published"
        CORRECTED = "corrected", "Corrected"  # the sentence or a number
        STATE = "state", "State changed"
        SOURCE = "source", "Source changed"
        DETAILS = "details", "Details changed"
        REMOVED = "removed", "No longer published"

    finding = models.ForeignKey("content.Finding", on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField(default=timezone.now, db_index=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    what = models.TextField(help_text="What changed, in words that were made from the change.")
    why = models.TextField(blank=True, help_text="In the editor's words.")
    record = models.JSONField(help_text="The finding as it was published then.")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "change of a finding"

    def __str__(self):
        return f"{self.get_kind_display()} {self.at:%-d %B %Y}"

    @property
    def told_kind(self) -> str:
        again = self.what.startswith("Published again.")
        return "Published again" if again else self.get_kind_display()

    @property
    def told(self) -> str:
        """What changed, beside `told_kind`, without saying the same twice: "Published: Published."."""
        return self.what.removeprefix(f"{self.told_kind}.").strip()
