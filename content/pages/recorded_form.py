from django.core.exceptions import ValidationError

from content.pages.taken_addresses import ReachablePageForm
from content.webinars.recorded import refuse_without_words


class RecordedPageForm(ReachablePageForm):
    """Publishes no recording without words, unless an editor says why."""

    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation:  # a draft may be as half as it likes
            try:
                refuse_without_words(cleaned.values(), cleaned.get("why_no_transcript") or "")
            except ValidationError as refused:
                self.add_error(None, refused)
        return cleaned
