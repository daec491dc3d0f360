import re

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
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from content.blocks.previews import some_document, some_image

LENGTH = re.compile(r"^(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d)$")


class PictureBlock(StructBlock):
    """A picture with the words that stand for it when it can't be seen."""

    image = ImageBlock(label_format="{alt_text}")
    caption = CharBlock(max_length=300, required=False)
    long_description = TextBlock(
        required=False,
        help_text="For a diagram or infographic: all that it says, as text. Shown below the picture.",
    )

    class Meta:
        icon = "image"
        group = "Media"
        label = "Image"
        template = "blocks/image.html"
        description = "One picture. Say in the alt text what it tells; mark it decorative if it tells nothing."
        label_format = "{caption}"

    def get_preview_value(self):
        return self.normalize(
            {"image": some_image(), "caption": "What the picture shows and where"}
        )


class GalleryBlock(StructBlock):
    """Several photographs or drawings from one occasion."""

    title = CharBlock(max_length=120, required=False)
    images = ListBlock(PictureBlock(), min_num=2)

    class Meta:
        icon = "images"
        group = "Media"
        template = "blocks/gallery.html"
        description = "Two or more pictures that belong together, such as those of one event."
        label_format = "{title}"

    def get_preview_value(self):
        picture = {"image": some_image(), "caption": "One moment of the day"}
        return self.normalize({"title": "The day in pictures", "images": [picture, picture]})


class DocumentBlock(StructBlock):
    """A file to open, with its format and size, and a way to ask for another format."""

    document = DocumentChooserBlock()
    title = CharBlock(
        max_length=200, required=False, help_text="Leave empty to use the document's own title."
    )
    description = TextBlock(required=False, help_text="What is in it and who it is for.")

    class Meta:
        icon = "doc-full"
        group = "Media"
        template = "blocks/document.html"
        description = "A report, presentation or form to download. Prefer a page: a file is harder to read on a phone."
        label_format = "{title}"

    def get_preview_value(self):
        return self.normalize(
            {"document": some_document(), "description": "What is in it, in one sentence."}
        )


class RecordingValue(StructValue):
    @property
    def service(self) -> str:
        """The company that gets to know of a reader who follows an outside address."""
        address = self.get("address") or ""
        if re.search(
            r"^https://([a-z]+\.)?(youtube\.com|youtu\.be|youtube-nocookie\.com)/", address
        ):
            return "YouTube"
        if re.search(r"^https://([a-z]+\.)?vimeo\.com/", address):
            return "Vimeo"
        return re.sub(r"^https?://([^/]+).*$", r"\1", address)

    @property
    def seconds(self) -> int | None:
        match = LENGTH.match(self.get("length") or "")
        if not match:
            return None
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return hours * 3600 + minutes * 60 + seconds

    @property
    def iso_length(self) -> str:
        """ISO 8601, as `<time datetime>` wants it: "PT40S"; empty when no length is known."""
        return "" if self.seconds is None else f"PT{self.seconds}S"


class RecordingBlock(StructBlock):
    """A film or sound recording, shown as a poster of ours until the reader asks for it."""

    title = CharBlock(max_length=200)
    length = CharBlock(
        required=False,
        max_length=8,
        help_text="Minutes and seconds, 42:05, or with hours, 1:42:05.",
    )
    poster = ImageChooserBlock(required=False, help_text="A still picture, shown until it plays.")
    file = DocumentChooserBlock(required=False, help_text="An MP4 or WebM file in the library.")
    captions = DocumentChooserBlock(required=False, help_text="A WebVTT file (.vtt).")
    address = URLBlock(
        required=False,
        label="Outside address",
        help_text="On YouTube or Vimeo. Nothing is loaded from there until a reader follows it.",
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
            "description": "The opening talk and the questions that followed.",
        }
        label_format = "{title}"

    def clean(self, value):
        cleaned = super().clean(value)
        errors = {}
        if cleaned["length"] and cleaned.seconds is None:
            errors["length"] = ValidationError("Write the length like 42:05 or 1:42:05.")
        if not self.is_deferred_validation:
            errors |= source_errors(cleaned)
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned


def source_errors(recording: RecordingValue) -> dict[str, ValidationError]:
    """What is wrong with the place that a recording comes from, by field."""
    errors = {}
    film, captions, address = recording["file"], recording["captions"], recording["address"]
    if bool(film) == bool(address):
        errors["file"] = ValidationError("Give either a file or an outside address, not both.")
    elif film and film.file_extension.lower() not in ("mp4", "webm"):
        errors["file"] = ValidationError("Choose an MP4 or WebM file.")
    if captions and captions.file_extension.lower() != "vtt":
        errors["captions"] = ValidationError("Choose a WebVTT file, whose name ends in .vtt.")
    return errors
