from django.core.exceptions import ValidationError
from wagtail.blocks import CharBlock, ListBlock, StreamBlock, StructBlock, TextBlock
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from content.blocks.media import DocumentBlock

MOST_SESSIONS = 100  # at the same time
MOST_ROWS = 500  # more than a conference of a week has, and as much as the editor's form can take


class SessionBlock(StructBlock):
    """One part of an event's programme."""

    time = CharBlock(max_length=40, required=False, help_text="For example 10:00 or “Afternoon”.")
    title = CharBlock(max_length=200)
    description = TextBlock(required=False)
    people = ListBlock(SnippetChooserBlock("content.Person"), default=[])
    chairs = ListBlock(
        SnippetChooserBlock("content.Person"), default=[], label="Chaired by", collapsed=True
    )
    presentations = ListBlock(DocumentBlock(), default=[], collapsed=True)

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


class ParallelSessionsBlock(StructBlock):
    """Sessions at the same time, of which each person attends one."""

    time = CharBlock(max_length=40, required=False, help_text="For example 14:00 or “Afternoon”.")
    title = CharBlock(max_length=200, help_text="What they are together: “Workshops”.")
    description = TextBlock(required=False)
    sessions = ListBlock(SessionBlock(), min_num=2, max_num=MOST_SESSIONS)

    class Meta:
        icon = "list-ul"
        label = "Parallel sessions"
        template = "blocks/parallel_sessions.html"
        description = "Workshops or talks at the same time, of which each person attends one."
        preview_value = {
            "time": "14:00",
            "title": "Workshops",
            "description": "",
            "sessions": [{"title": "The first workshop"}, {"title": "The second workshop"}],
        }
        label_format = "{time} {title}"


class Programme(StreamBlock):
    """The day in its order."""

    session = SessionBlock()
    parallel = ParallelSessionsBlock()

    class Meta:
        required = False

    def clean(self, value):
        """A draft keeps all that was typed, however much it is."""
        if len(value) > MOST_ROWS and not self.is_deferred_validation:
            raise StreamBlockValidationError(
                non_block_errors=[ValidationError(too_many(len(value)))]
            )
        return super().clean(value)


def too_many(rows: int) -> str:
    return (
        f"This programme has {rows} rows; at most {MOST_ROWS} can be published. Nothing of it is lost: "
        "save it as a draft, and divide it between several events, or leave rows out."
    )


class ThemeBlock(StructBlock):
    """What a whole event turned around."""

    title = CharBlock(max_length=120)
    description = TextBlock(required=False)

    class Meta:
        icon = "pick"
        template = "blocks/theme.html"
        description = "One of the themes that the event turned around, in a few sentences."
        preview_value = {"title": "Show that it works", "description": "With figures that hold."}
        label_format = "{title}"
