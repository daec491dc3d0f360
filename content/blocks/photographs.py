from django.core.exceptions import ValidationError
from wagtail.blocks import CharBlock, StructBlockValidationError

from content.blocks.media import PictureBlock
from content.blocks.previews import some_image


class PhotographBlock(PictureBlock):
    """A photograph of an event, with a page of its own. People on it have agreed to that."""

    consent = CharBlock(
        max_length=300,
        help_text="How we know that those shown agreed, or that nobody can be recognised. Readers "
        "don't see this.",
    )

    class Meta:
        icon = "image"
        label = "Photograph"
        template = "blocks/photograph.html"
        description = "A photograph of the day, with alt text and a note of consent. Its credit stands with the image in the library."
        label_format = "{caption}"

    def get_preview_value(self):
        return self.normalize(
            {
                "image": some_image(),
                "caption": "One moment of the day",
                "consent": "Nobody is shown.",
            }
        )

    def clean(self, value):
        cleaned = super().clean(value)
        if getattr(cleaned.get("image"), "decorative", False) and not self.is_deferred_validation:
            problem = "A photograph of an event tells something. Say in the alt text what it shows."
            raise StructBlockValidationError(block_errors={"image": ValidationError(problem)})
        return cleaned
