"""Photographs of an event: each with a page of its own, and nothing in them that a camera wrote."""

import uuid
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image
from wagtail.blocks import StructBlockValidationError

from content.blocks.photographs import PhotographBlock
from content.models import EventPage, SiteImage
from tests.content.factories import EventFactory
from tests.content.media.pictures import photograph

CREDIT = "Name Of The Photographer"


@pytest.fixture
def image() -> SiteImage:
    file = SimpleUploadedFile("day.jpg", photograph("JPEG"), "image/jpeg")
    return SiteImage.objects.create(title="The day", file=file, credit=CREDIT)


def picture(image: SiteImage, caption: str) -> dict:
    value = {"image": {"image": image.pk, "alt_text": f"Alt of {caption}", "decorative": False},
             "caption": caption, "consent": "Secret note of consent"}  # fmt: skip
    return {"type": "picture", "value": value, "id": str(uuid.uuid4())}


@pytest.fixture
def event(events, image) -> EventPage:
    start = datetime(2025, 3, 7, 9, tzinfo=ZoneInfo("Europe/London"))
    page = EventFactory(parent=events, slug="day", title="The day", start=start)
    page.gallery = EventPage.gallery.field.to_python(
        [picture(image, caption) for caption in ("First", "Second", "Third")]
    )
    page.save_revision().publish()
    return page


@pytest.mark.usefixtures("pictures_are_made")
def test_each_has_a_page_that_leads_to_the_others(client, event):
    first, second, third = (f"/events/day/photographs/{block.id}/" for block in event.gallery)

    listing = client.get("/events/day/").content.decode()
    page = client.get(second).content.decode()

    assert all(f'href="{address}"' in listing for address in (first, second, third))
    assert "<h1>Second</h1>" in page
    assert 'alt="Alt of Second"' in page
    assert CREDIT in page
    assert "Photograph 2 of 3" in page
    assert f'href="{first}" rel="prev"' in page
    assert f'href="{third}" rel="next"' in page
    assert "Secret note" not in listing + page


@pytest.mark.usefixtures("pictures_are_made")
def test_neither_original_nor_rendition_tells_where_it_was_taken(client, event, image):
    client.get("/events/day/")

    files = [image.file, *(each.file for each in image.renditions.all())]

    assert len(files) > 1
    for file in files:
        with file.open("rb") as stored:
            content = stored.read()
        told = Image.open(BytesIO(content)).getexif() if b"Exif" in content else {}
        assert ExifTags.IFD.GPSInfo not in told
        assert b"A camera" not in content


def test_there_is_no_page_for_what_is_not_shown(client, event):
    shown = next(iter(event.gallery)).id
    address = f"/events/day/photographs/{shown}/"

    assert client.get(f"/events/day/photographs/{uuid.uuid4()}/").status_code == 404
    assert client.get(f"/events/other/photographs/{shown}/").status_code == 404
    event.unpublish()
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_a_photograph_needs_words_and_consent(image):
    block = PhotographBlock()
    chosen = {"image": image.pk, "alt_text": "", "decorative": True}

    with pytest.raises(StructBlockValidationError) as raised:
        block.clean(block.to_python({"image": chosen, "caption": "", "consent": ""}))

    assert {"consent"} <= set(raised.value.block_errors)
    with pytest.raises(StructBlockValidationError) as raised:
        block.clean(
            block.to_python({"image": chosen, "caption": "", "consent": "Nobody is shown."})
        )
    assert "alt text" in str(raised.value.block_errors["image"])
