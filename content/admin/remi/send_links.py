from django.forms import Form

from content.admin.remi.request_action import RequestActionView
from content.remi.reissuing import ReissueError, send_links, why_not


class SendLinksView(RequestActionView):
    form_class = Form
    page_title = "Send new links"
    explanation = (
        "New links to the current version are made and sent to the person by mail. "
        "Links that they already have go on working until they run out."
    )
    button = "Send new links"
    log_action = "remi.send_links"
    refusals = (ReissueError,)

    def why_not(self) -> str:
        return why_not(self.object)

    def act(self, form) -> str:
        send_links(request=self.object, now=self.now)
        return "New links are on their way by mail."
