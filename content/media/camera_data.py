"""What cameras and programs write into a picture: where it was taken, when, with which device."""

from io import BytesIO

from django.core.files.base import ContentFile, File
from PIL import ExifTags, Image, ImageSequence, JpegImagePlugin

# Formats that carry such data. A GIF carries none that a camera would write.
FORMATS = {"JPEG", "MPO", "PNG", "WEBP", "AVIF"}
CARRIERS = {"exif", "xmp", "photoshop", "comment", "mp"}
# A picture is stored once, and every rendition is made from it, so it loses next to nothing.
QUALITY = 95


def without_camera_data(file: File) -> ContentFile | None:
    """The same picture with nothing but its colours and which way up it is; None when it has no more.

    `file` is read from its start and left there. A JPEG keeps its own compression tables.
    """
    file.seek(0)
    with Image.open(file) as picture:
        picture.load()  # PNG tells some of it only at its end
        stripped = saved_bare(picture) if has_camera_data(picture) else None
    file.seek(0)
    return stripped and ContentFile(stripped, name=file.name)


def has_camera_data(picture: Image.Image) -> bool:
    if picture.format not in FORMATS:
        return False
    carried = CARRIERS & picture.info.keys()
    if set(picture.getexif()) <= {ExifTags.Base.Orientation}:
        carried -= {"exif"}
    return bool(carried or getattr(picture, "text", None))


def saved_bare(picture: Image.Image) -> bytes:
    bare_format = "JPEG" if picture.format == "MPO" else picture.format
    options = {"exif": orientation_alone(picture), "icc_profile": picture.info.get("icc_profile")}
    if bare_format == "JPEG":
        options |= {
            "qtables": picture.quantization,
            "subsampling": JpegImagePlugin.get_sampling(picture),
            "progressive": "progressive" in picture.info,
            "comment": b"",
        }
    elif bare_format != "PNG":
        options["quality"] = QUALITY
    if bare_format != "JPEG" and getattr(picture, "n_frames", 1) > 1:
        options |= {"save_all": True, "duration": durations(picture)}
    content = BytesIO()
    picture.save(content, bare_format, **options)
    return content.getvalue()


def durations(picture: Image.Image) -> list[int]:
    """How long each frame of a moving picture shows, in milliseconds."""
    return [int(frame.info.get("duration", 0)) for frame in ImageSequence.Iterator(picture)]


def orientation_alone(picture: Image.Image) -> Image.Exif:
    bare = Image.Exif()
    if turned := picture.getexif().get(ExifTags.Base.Orientation):
        bare[ExifTags.Base.Orientation] = turned
    return bare
