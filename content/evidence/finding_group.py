from django.db import models


class FindingGroup(models.Model):
    """That a finding speaks of an ethnic group, by one or several of its values, or of a part of it.

    Written by the database itself whenever a value is mapped to a group (see the migration that made
    it), so that counting by group needs neither every value nor any telling apart. Never write it.
    """

    finding = models.ForeignKey("content.Finding", on_delete=models.CASCADE, related_name="mapped")
    group = models.ForeignKey("content.EthnicGroup", on_delete=models.CASCADE, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "finding"], name="finding_has_group_once")
        ]

    def __str__(self):
        return f"Finding {self.finding_id} on group {self.group_id}"
