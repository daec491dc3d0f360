from django.db import models

from content.privacy.declaration import Basis, Kept, Personal, PersonalData


class ExportLog(models.Model):
    """That somebody at LARCH took data out of the site: who, when, what, why."""

    by = models.ForeignKey("auth.User", null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    columns = models.JSONField(default=list)
    personal = models.BooleanField(default=False)
    rows = models.PositiveIntegerField(default=0)
    filters = models.JSONField(
        default=dict, help_text="Names of the filters that were set; values never name a person."
    )
    reason = models.CharField(max_length=300, blank=True)

    personal_data = PersonalData(
        about="People at LARCH who export data",
        fields={
            "reason": Personal(
                "The reason that you gave for an export",
                "to be able to account for who took personal data out of the site",
                Basis.LEGAL_OBLIGATION,
                Kept(months=72, since="at", after="the export"),
                empty="no longer kept",
            ),
        },
        impersonal=("by", "at", "columns", "personal", "rows", "filters"),
    )
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "export"
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(personal=False) | ~models.Q(reason=""),
                name="personal_export_has_a_reason",
                violation_error_message="Say why you need personal data.",
            )
        ]

    def __str__(self):
        return f"Export {self.pk}"
