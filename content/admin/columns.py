from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.ui.tables import Column


class DayColumn(Column):
    """A date as it is, not as "three weeks ago": editors compare it with what they published."""

    def get_value(self, instance):
        day = super().get_value(instance)
        if not day:
            return ""
        if hasattr(day, "hour"):
            day = timezone.localtime(day)
        return date_format(day, "j M Y")


class ReviewDueColumn(DayColumn):
    """When a page should be checked again, and whether that day has passed."""

    def __init__(self):
        super().__init__("review_due", label="Review due", sort_key="review_due", width="12%")

    def get_value(self, instance):
        day = super().get_value(instance)
        return f"{day}, overdue" if instance.review_overdue else day
