"""The form through which every picture reaches the library; it refuses what pages can't show."""

import logging

from django.core.exceptions import ValidationError
from django.core.files.base import File
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from content.media.kept_picture import LONGEST_SIDE, kept_picture

log = logging.getLogger(__name__)


class PictureField(WagtailImageField):
    """Gives the file as the library keeps it, so that a picture fails here and nowhere later."""

    def to_python(self, data):
        try:
            file = super().to_python(data)
            return file and self.fit_to_show(file)
        except ValidationError:
            raise
        except Exception as error:
            log.info("A damaged picture was refused", exc_info=True)
            raise ValidationError(
                self.error_messages["invalid_image"], code="invalid_image"
            ) from error

    def fit_to_show(self, file: File) -> File:
        longest = max(file.image.get_size())
        if longest > LONGEST_SIDE:
            raise ValidationError(
                f"This picture is {longest:,} pixels long. Pages can show {LONGEST_SIDE:,} at most: "
                "make it smaller, or cut it into parts.",
                code="file_too_long",
            )
        return kept_picture(file) or file


class SiteImageForm(BaseImageForm):
    """Wagtail's own, with our field for the file. It makes that field itself, without a setting."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if given := self.fields.get("file"):
            self.fields["file"] = PictureField(
                label=given.label, required=given.required, widget=given.widget
            )
