from django.db.models import Q, QuerySet
from django.forms import RadioSelect
from django_filters import ChoiceFilter


class YesNoFilter(ChoiceFilter):
    """Says "Yes" and "No" also where the list shows what it is narrowed to; `condition` is for "Yes"."""

    def __init__(self, *args, condition: Q, **kwargs):
        choices = [("yes", "Yes"), ("no", "No")]
        super().__init__(*args, empty_label="Any", choices=choices, widget=RadioSelect, **kwargs)
        self.condition = condition

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        if not value:
            return qs
        return qs.filter(self.condition if value == "yes" else ~self.condition)
