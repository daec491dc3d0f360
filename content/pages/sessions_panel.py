from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel

from content.registrations.registration import Registration

DELETE = "DELETE"  # Django's name for the field of a form among several


class SessionsPanel(InlinePanel):
    """The sessions of a series. One that people registered for is called off, never taken out:
    nobody could tell them what it was."""

    def get_form_options(self):
        options = super().get_form_options()
        sessions = options["formsets"][self.relation_name]
        sessions["form"] = kept_while_registered(sessions.get("form", WagtailAdminModelForm))
        return options


def kept_while_registered(form_class: type[WagtailAdminModelForm]) -> type[WagtailAdminModelForm]:
    class SessionForm(form_class):
        def clean(self):
            cleaned = super().clean()
            if cleaned.get(DELETE) and (registered := registered_for(self.instance)):
                cleaned[DELETE] = False
                self.show_again()
                self.add_error("cancelled", refusal(registered))
            return cleaned

        def show_again(self) -> None:
            """What was taken out is hidden in the form, and the reason with it."""
            self.data = self.data.copy()
            self.data[self.add_prefix(DELETE)] = ""

    return SessionForm


def registered_for(session) -> int:
    if not session.pk:
        return 0
    return Registration.objects.filter(page=session.page_id, session=session.uid).standing().count()


def refusal(registered: int) -> str:
    people = "One person is" if registered == 1 else f"{registered} people are"
    return (
        f"{people} registered for this session, so it can't be deleted. Choose “Cancelled” instead: "
        "they are then told by mail that it will not take place."
    )
