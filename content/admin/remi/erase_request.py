from django.forms import Form

from content.admin.remi.request_action import RequestActionView
from content.remi import letting_go


class EraseRequestView(RequestActionView):
    form_class = Form
    permission_required = "delete"
    page_title = "Erase this person"
    explanation = (
        "At the person's wish: name, mail address and words are erased from all of their requests "
        "for good, and no mail goes to them any more. The counts stay. This can't be undone."
    )
    button = "Erase this person"
    dangerous = True
    log_action = "remi.erase"

    def act(self, form) -> str:
        letting_go.erase(request=self.object, now=self.now)
        return "The personal data of this person is erased."
