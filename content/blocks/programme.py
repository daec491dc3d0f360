from wagtail.blocks import CharBlock, ListBlock, StructBlock, TextBlock
from wagtail.snippets.blocks import SnippetChooserBlock


class SessionBlock(StructBlock):
    """One part of an event's programme."""

    time = CharBlock(max_length=40, required=False, help_text="For example 10:00 or “Afternoon”.")
    title = CharBlock(max_length=200)
    description = TextBlock(required=False)
    people = ListBlock(SnippetChooserBlock("content.Person"), default=[])

    class Meta:
        icon = "time"
        template = "blocks/session.html"
        description = "A talk, panel, workshop or break, in the order of the day."
        preview_value = {
            "time": "10:00",
            "title": "Opening remarks",
            "description": "",
            "people": [],
        }
        label_format = "{time} {title}"
