"""What happens to a picture that an editor chooses: kept, mended or refused, and never a fault."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image

from content.media.image_form import PictureField
from content.models import SiteDocument, SiteImage
from tests.content.factories import ArticleFactory
from tests.content.media.pictures import ON_ITS_SIDE, half_red_half_blue, photograph, stored_as

JPEG = photograph("JPEG")
PNG = photograph("PNG")
SHADE = 40_000


def grey_of_16_bits(**options) -> bytes:
    return stored_as(Image.new("I;16", (200, 200), SHADE), "PNG", **options)


def upload(editor, name: str, content: bytes):
    file = SimpleUploadedFile(name, content)
    return editor.post("/admin/images/add/", {"title": "New", "file": file, "collection": 1})


def chosen(name: str, content: bytes):
    """What the form makes of a file."""
    return PictureField().clean(SimpleUploadedFile(name, content))


@pytest.mark.usefixtures("pictures_are_made")
def test_grey_of_16_bits_is_kept_in_8_and_shown(structure, editor):
    upload(editor, "scan.png", grey_of_16_bits())
    page = ArticleFactory(parent=structure, lead_image=SiteImage.objects.get(), lead_image_alt="")

    answer = editor.get(page.url)

    assert answer.status_code == 200
    assert "format-jpeg" in answer.content.decode()
    with page.lead_image.file.open() as file, Image.open(file) as kept:
        assert kept.mode == "L"
        assert kept.getpixel((100, 100)) == SHADE // 256


def test_grey_of_16_bits_stays_upright():
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = ON_ITS_SIDE
    exif[ExifTags.Base.Make] = "A camera"

    kept = Image.open(chosen("scan.png", grey_of_16_bits(exif=exif, transparency=SHADE)))

    assert dict(kept.getexif()) == {ExifTags.Base.Orientation: ON_ITS_SIDE}
    assert not kept.has_transparency_data


@pytest.mark.parametrize("size", [(1, 40_000), (40_000, 1)])
def test_a_picture_longer_than_pages_can_show_is_refused_in_words(db, editor, size):
    answer = upload(editor, "ribbon.png", stored_as(Image.new("L", size), "PNG"))

    assert "40,000 pixels long" in answer.content.decode()
    assert not SiteImage.objects.exists()


@pytest.mark.parametrize(("name", "content"), [("park.jpg", JPEG), ("park.png", PNG)])
@pytest.mark.parametrize("left", [0.1, 0.5, 0.9])
def test_a_damaged_picture_is_refused_in_words(db, editor, name, content, left):
    answer = upload(editor, name, content[: int(len(content) * left)])

    assert answer.status_code == 200
    assert "corrupted image" in answer.content.decode()
    assert not SiteImage.objects.exists()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("name", "content"), [("park.jpg", JPEG), ("park.png", PNG)])
@given(data=st.data())
@settings(deadline=None)
def test_wherever_a_file_ends_it_is_read_or_refused(name, content, data):
    end = data.draw(st.integers(1, len(content) - 1))

    if (kept := read_or_refused(name, content[:end])) is not None:
        Image.open(kept).load()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("name", "content"), [("park.jpg", JPEG), ("park.png", PNG)])
@given(data=st.data())
@settings(deadline=None)
def test_whichever_byte_is_wrong_the_file_is_read_or_refused(name, content, data):
    place = data.draw(st.integers(0, len(content) - 1))
    wrong = bytes([data.draw(st.integers(0, 255))])

    if (kept := read_or_refused(name, content[:place] + wrong + content[place + 1 :])) is not None:
        Image.open(kept).load()


def read_or_refused(name: str, content: bytes):
    try:
        return chosen(name, content)
    except ValidationError:
        return None


def test_a_whole_picture_passes_untouched():
    content = stored_as(half_red_half_blue(), "JPEG")

    assert chosen("park.jpg", content).read() == content


@pytest.mark.parametrize("name", ["park.jpg", "PARK.JPEG", "park.png", "park.webp"])
def test_a_picture_among_documents_is_sent_to_the_images(db, editor, name):
    file = SimpleUploadedFile(name, photograph("JPEG"))

    answer = editor.post("/admin/documents/add/", {"title": "Park", "file": file, "collection": 1})

    assert "Upload it under Images" in answer.content.decode()
    assert not SiteDocument.objects.exists()
