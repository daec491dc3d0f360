from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import ExifTags, Image, PngImagePlugin

from content.media.camera_data import without_camera_data
from content.models import SiteImage
from tests.content.media.pictures import ON_ITS_SIDE, half_red_half_blue, photograph

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">GPSLatitude 51,30N</x:xmpmeta>'


def stripped(content: bytes) -> Image.Image:
    return Image.open(without_camera_data(ContentFile(content, name="picture")))


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_only_the_orientation_is_left(image_format):
    picture = stripped(photograph(image_format, xmp=XMP))

    assert picture.format == image_format
    assert dict(picture.getexif()) == {ExifTags.Base.Orientation: ON_ITS_SIDE}
    assert "xmp" not in picture.info


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_colours_stay(image_format):
    picture = stripped(photograph(image_format)).convert("RGB")

    red, green, blue = picture.getpixel((8, 16))
    assert picture.size == (64, 32)
    assert red > 240
    assert green < 16
    assert blue < 16


def test_comments_and_text_go():
    jpeg, png, note = BytesIO(), BytesIO(), PngImagePlugin.PngInfo()
    note.add_text("Author", "Somebody at 51,30N")
    half_red_half_blue().save(jpeg, "JPEG", comment="Somebody at 51,30N")
    half_red_half_blue().save(png, "PNG", pnginfo=note)

    for content in (jpeg.getvalue(), png.getvalue()):
        assert b"51,30N" not in without_camera_data(ContentFile(content, name="p")).read()


def test_second_picture_of_a_phone_goes():
    """Phones store two pictures in one JPEG; the second has a position of its own."""
    content = BytesIO()
    with_place = Image.open(BytesIO(photograph("JPEG")))
    with_place.save(
        content, "MPO", save_all=True, append_images=[with_place], exif=with_place.getexif()
    )

    picture = stripped(content.getvalue())

    assert picture.format == "JPEG"
    assert set(picture.getexif()) == {ExifTags.Base.Orientation}


def test_moving_pictures_keep_moving():
    content = BytesIO()
    blue = Image.new("RGB", (64, 32), "blue")
    half_red_half_blue().save(
        content, "WEBP", save_all=True, append_images=[blue], duration=[100, 300], xmp=XMP
    )

    picture = stripped(content.getvalue())

    assert picture.n_frames == 2
    assert "xmp" not in picture.info


def test_a_picture_without_such_data_is_left_as_it_is():
    content = BytesIO()
    half_red_half_blue().save(content, "JPEG")
    once = without_camera_data(ContentFile(photograph("JPEG"), name="p"))

    assert without_camera_data(ContentFile(content.getvalue(), name="p")) is None
    assert without_camera_data(once) is None


def test_a_stored_image_has_lost_it_and_knows_its_new_size(db):
    image = SiteImage(title="Park", file=ContentFile(photograph("JPEG"), name="park.jpg"))

    image.save()

    with image.file.open() as file:
        content = file.read()
    assert b"A camera" not in content
    assert image.file_size == len(content)
    assert (image.width, image.height) == (64, 32)
    with image.get_willow_image() as picture:
        assert picture.auto_orient().get_size() == (32, 64)  # still shown upright


def test_saving_again_leaves_the_file_alone(db):
    image = SiteImage(title="Park", file=ContentFile(photograph("JPEG"), name="park.jpg"))
    image.save()
    name = image.file.name

    image.title = "A park"
    image.save()

    assert image.file.name == name
