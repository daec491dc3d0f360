"""Pictures as cameras and pranksters make them."""

import struct
import zlib
from io import BytesIO

from PIL import ExifTags, Image

ON_ITS_SIDE = 6


def photograph(image_format: str, **options) -> bytes:
    """A small picture with place, device and comment in it, and turned a quarter."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = ON_ITS_SIDE
    exif[ExifTags.Base.Make] = "A camera"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (51.0, 30.0, 26.0)
    content = BytesIO()
    half_red_half_blue().save(content, image_format, exif=exif, **options)
    return content.getvalue()


def half_red_half_blue() -> Image.Image:
    picture = Image.new("RGB", (64, 32), "red")
    picture.paste("blue", (32, 0, 64, 32))
    return picture


def huge_png(side: int = 10_000) -> bytes:
    """A white picture of 100 megapixels in a few kilobytes."""
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\x00" * ((side // 8 + 1) * side), 9)
    chunks = [(b"IHDR", header), (b"IDAT", rows), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def stored_as(picture: Image.Image, image_format: str, **options) -> bytes:
    content = BytesIO()
    picture.save(content, image_format, **options)
    return content.getvalue()
