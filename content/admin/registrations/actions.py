"""What staff do with a registration: each a page that says what will happen, and a button."""

from django import forms

from content.admin.desk_action import DeskActionView
from content.registrations import letting_go, places
from content.registrations.registration import Registration, State


class RegistrationActionView(DeskActionView):
    model = Registration
    desk = "registrations"
    desk_title = "Registrations"
    way_back = "Back to the registration"
    header_icon = "group"
    form_class = forms.Form
    dangerous = True

    def get_base_object_queryset(self):
        return Registration.objects.exclude(state=State.REPEATED)


class CancelView(RegistrationActionView):
    page_title = "Cancel the registration"
    explanation = (
        "The person is told by mail that the registration is cancelled. A place that becomes free "
        "goes at once to whoever has waited longest, who is told as well. This can't be undone: the "
        "person would have to register again."
    )
    button = "Cancel the registration"
    log_action = "registrations.cancel"

    def why_not(self) -> str:
        return "" if self.object.is_standing else "It is cancelled already."

    def act(self, form) -> str:
        places.cancel(registration=self.object, now=self.now)
        return f"{self.object.reference} is cancelled."


class EraseView(RegistrationActionView):
    permission_required = "delete"
    page_title = "Erase the person"
    explanation = (
        "At the person's wish: name, address and all that they told us are erased for good, and no "
        "mail follows. What is still to come is cancelled with it, and the place goes to whoever has "
        "waited longest. This can't be undone."
    )
    button = "Erase the person"
    log_action = "registrations.erase"

    def why_not(self) -> str:
        return "" if self.object.has_person else "The person is erased already."

    def act(self, form) -> str:
        letting_go.erase(registration=self.object, now=self.now)
        return "The person is erased."
