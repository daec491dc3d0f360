from django.core.exceptions import ValidationError
from wagtail.blocks import (
    CharBlock,
    ListBlock,
    StructBlock,
    StructBlockValidationError,
    StructValue,
    TextBlock,
    URLBlock,
)
from wagtail.images.blocks import ImageChooserBlock

from content.blocks.players import Player, player_of
from content.blocks.recording_faults import chapter_faults, source_faults, text_faults
from content.captions.clock import seconds_of
from content.mentioned import FileBlock


class TranscriptBlock(TextBlock):
    """Text whose lines count."""


class ChapterBlock(StructBlock):
    """A part of a recording."""

    time = CharBlock(max_length=8, help_text="When it begins: 12:34, or 1:02:03.")
    title = CharBlock(max_length=120)

    class Meta:
        icon = "time"
        label_format = "{time} {title}"


class RecordingValue(StructValue):
    @property
    def player(self) -> Player | None:
        """Of a service whose player may be put into the page."""
        return player_of(self.get("address") or "")

    @property
    def service(self) -> str:
        """The company that gets to know of a reader who follows an outside address."""
        if player := self.player:
            return player.service
        return (self.get("address") or "").partition("://")[2].partition("/")[0]

    @property
    def seconds(self) -> int | None:
        return seconds_of(self.get("length") or "")

    @property
    def iso_length(self) -> str:
        """ISO 8601, as `<time datetime>` wants it: "PT40S"; empty when no length is known."""
        return "" if self.seconds is None else f"PT{self.seconds}S"

    @property
    def is_in_words(self) -> bool:
        """Whether a reader who doesn't hear finds what is said in it."""
        return bool(self.get("captions") or (self.get("transcript") or "").strip())


class RecordingBlock(StructBlock):
    """A film or sound recording, shown as a poster of ours until the reader asks for it."""

    title = CharBlock(max_length=200)
    length = CharBlock(
        required=False,
        max_length=8,
        help_text="Minutes and seconds, 42:05, or with hours, 1:42:05.",
    )
    poster = ImageChooserBlock(required=False, help_text="A still picture, shown until it plays.")
    file = FileBlock(required=False, help_text="An MP4 or WebM file in the library.")
    address = URLBlock(
        required=False,
        label="Outside address",
        help_text="On YouTube or Vimeo. Nothing is loaded from there until a reader asks for it.",
    )
    captions = FileBlock(
        required=False,
        help_text="A WebVTT file (.vtt). The transcript is made from it.",
    )
    transcript = TranscriptBlock(
        required=False,
        help_text="Leave it empty when there are captions, unless you want to say it in better "
        "words: what stands here is shown in their place. Begin a paragraph with who speaks, “Jane "
        "Doe: …”, and if you can with the time, “[12:34] Jane Doe: …”.",
        rows=6,
    )
    chapters = ListBlock(ChapterBlock(), default=[], help_text="Parts that a reader can go to.")
    chapters_file = FileBlock(
        required=False,
        label="Chapters as a file",
        help_text="Instead: a WebVTT file in which each cue is a chapter.",
    )
    description = TextBlock(required=False)

    class Meta:
        icon = "media"
        group = "Media"
        template = "blocks/recording.html"
        value_class = RecordingValue
        description = (
            "A recording of a webinar or event, from our library or from YouTube or Vimeo."
        )
        preview_value = {
            "title": "Introduction to the Race Equity Maturity Index",
            "length": "42:05",
            "address": "https://www.youtube.com/watch?v=example",
            "transcript": "[0:00] Jane Doe: Welcome. We begin with why it is worth the work.",
            "description": "The opening talk and the questions that followed.",
        }
        label_format = "{title}"

    def clean(self, value):
        cleaned = super().clean(value)
        errors = {}
        if cleaned["length"] and cleaned.seconds is None:
            errors["length"] = ValidationError("Write the length like 42:05 or 1:42:05.")
        if not self.is_deferred_validation:
            errors |= source_faults(cleaned) | text_faults(cleaned) | chapter_faults(cleaned)
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned
