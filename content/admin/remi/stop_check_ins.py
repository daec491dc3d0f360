from django.forms import Form

from content.admin.remi.request_action import RequestActionView
from content.remi import check_ins


class StopCheckInsView(RequestActionView):
    form_class = Form
    page_title = "Stop check-ins"
    explanation = (
        "This person is not asked any more how far they are, for none of their requests. "
        "They can still use their links and their own page."
    )
    button = "Stop check-ins"
    log_action = "remi.stop_check_ins"

    def why_not(self) -> str:
        if self.object.check_ins_stopped_at:
            return "This person's check-ins are stopped already."
        return super().why_not()

    def act(self, form) -> str:
        check_ins.stop(request=self.object, now=self.now)
        return "Check-ins are stopped for this person."
