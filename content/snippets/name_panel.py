from wagtail.admin.panels import TitleFieldPanel


class NamePanel(TitleFieldPanel):
    """A name that suggests the address of a new record, and leaves that of an old one alone.

    Wagtail's own panel goes on suggesting until something is published, which records never are;
    it would change an address that readers have kept.
    """

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_placeholder(self):
            return f"{self.bound_field.label}*"

        def get_should_apply(self):
            return not self.instance.pk
