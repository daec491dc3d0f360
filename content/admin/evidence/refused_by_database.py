"""What the form let pass and the database refuses is told at the form, with all that was typed."""

from django.db import IntegrityError, connection, transaction
from django.http import HttpResponse

WORDS = {
    "ratio_has_comparator": "A ratio needs a comparator. Tick it at one of the values.",
    "value_within_unit": "A value is higher than its unit allows. Put it right, or change the unit.",
    "value_in_order": "A range begins with its lower end, and nothing is below 0.",
    "checked_finding_has_source_place_period": "A checked finding needs its source, its place, its "
    "period, and who checked it when.",
    "superseded_finding_has_successor": "A superseded finding needs another one that takes its place.",
    "disputed_or_withdrawn_finding_says_why": "Say why the finding is disputed or withdrawn.",
}
OTHERWISE = (
    "Somebody else changed something at the same moment that doesn't go with this. Look at it "
    "again, and save again."
)


class AnswersInWords:
    """For the views that make and change a record: all of it is written, or nothing."""

    def form_valid(self, form) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except IntegrityError as error:
            return self.refused(form, words_for(error))

    def save_action(self) -> HttpResponse:
        """What the database looks at in the end, before anybody is told that it is saved."""
        connection.check_constraints()
        return super().save_action()

    def refused(self, form, words: str) -> HttpResponse:
        if self.view_name == "create":
            self.object = form.instance.pk = None
        form.add_error(None, words)
        self.produced_error_code = "validation_error"
        self.produced_error_message = self.get_error_message()
        return self.form_invalid(form)


def words_for(error: IntegrityError) -> str:
    diagnosis = getattr(error.__cause__, "diag", None)
    return WORDS.get(getattr(diagnosis, "constraint_name", None), OTHERWISE)
