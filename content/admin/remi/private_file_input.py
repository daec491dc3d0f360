from pathlib import Path

from django.forms import ClearableFileInput


class PrivateFileInput(ClearableFileInput):
    """Says which file there is, without a link: the store has no addresses."""

    template_name = "wagtailadmin/remi/file_input.html"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        return context | {"there": Path(value.name).name if self.is_initial(value) else ""}

    def is_initial(self, value) -> bool:
        return bool(value and getattr(value, "name", ""))
