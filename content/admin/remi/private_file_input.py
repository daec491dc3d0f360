from pathlib import Path

from django.forms import FileInput
from django.utils.html import format_html


class PrivateFileInput(FileInput):
    """Says which file there is, without a link: the store has no addresses."""

    def render(self, name, value, attrs=None, renderer=None):
        field = super().render(name, value, attrs, renderer)
        there = Path(getattr(value, "name", None) or "").name
        if not there or not getattr(value, "instance", None):
            return field
        return format_html(
            '<p class="desk-quiet">Now: {}. Choose a file only to replace it.</p>{}', there, field
        )
