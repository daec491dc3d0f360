"""What the library keeps of a picture that somebody chose: everything that pages can show."""

from io import BytesIO

from django.core.files.base import ContentFile, File
from PIL import Image, ImageSequence

from content.media.camera_data import without_camera_data

# WebP holds 16,383 pixels a side, and a page's pictures are made in WebP too.
LONGEST_SIDE = 16_000


def kept_picture(file: File) -> ContentFile | None:
    """The file to keep instead, or None where `file` will do. It is left at its start.

    Pillow raises nearly anything, not only OSError, where the picture is damaged.
    """
    file.seek(0)
    with Image.open(file) as picture:
        for frame in ImageSequence.Iterator(picture):
            frame.load()  # opening reads no more than the beginning
    file.seek(0)
    flat = in_eight_bits(file)
    return without_camera_data(flat or file) or flat


def in_eight_bits(file: File) -> ContentFile | None:
    """A grey picture of 65,536 shades in 256, as many as a JPEG holds; None when it has no more."""
    with Image.open(file) as picture:
        flat = saved_in_eight_bits(picture) if picture.mode.startswith("I") else None
    file.seek(0)
    return flat and ContentFile(flat, name=file.name)


def saved_in_eight_bits(picture: Image.Image) -> bytes:
    # Converting alone would turn all but the darkest shades white.
    shades = picture.point(lambda shade: shade / 256, "L").convert("L")
    shades.info.pop("transparency", None)  # names one of the 65,536
    content = BytesIO()
    shades.save(content, picture.format, exif=picture.getexif())
    return content.getvalue()
