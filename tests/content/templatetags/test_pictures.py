"""A picture that can't be made, whatever the reason, and the page that shows it."""

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.images.models import Filter

from content.models import SiteImage
from tests.content.factories import ArticleFactory, SiteImageFactory
from tests.content.media.pictures import stored_as

pytestmark = pytest.mark.usefixtures("pictures_are_made")


@pytest.fixture
def unshowable(db) -> SiteImage:
    """As libraries hold it that took pictures unseen: too long for WebP."""
    content = stored_as(Image.new("L", (1, 40_000)), "PNG")
    return SiteImage.objects.create(title="Ribbon", file=ContentFile(content, name="ribbon.png"))


def shown(client, page) -> str:
    answer = client.get(page.url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_words_stand_where_a_lead_image_fails(structure, client, unshowable, caplog):
    page = ArticleFactory(parent=structure, lead_image=unshowable, lead_image_alt="Red & blue")

    content = shown(client, page)

    assert '<span class="words-for-picture">Red &amp; blue</span>' in content
    assert "not-found" not in content
    assert f"without its picture {unshowable.pk}" in caplog.text


def test_a_decorating_picture_that_fails_leaves_nothing(structure, client, unshowable):
    page = ArticleFactory(parent=structure, lead_image=unshowable, lead_image_alt="")

    assert "words-for-picture" not in shown(client, page)


def test_a_block_leaves_its_alt_text(structure, client, unshowable):
    image = {"image": unshowable.pk, "alt_text": "A larch in autumn", "decorative": False}
    page = ArticleFactory(parent=structure)
    page.body = [{"type": "image", "value": {"image": image, "caption": "The park"}}]
    page.save()

    content = shown(client, page)

    assert '<span class="words-for-picture">A larch in autumn</span>' in content
    assert "The park" in content


def test_nothing_that_goes_wrong_in_the_making_reaches_the_page(structure, client, monkeypatch):
    def run(*args, **kwargs):
        raise ValueError("encoding error 5")

    monkeypatch.setattr(Filter, "run", run)
    page = ArticleFactory(parent=structure, lead_image=SiteImageFactory(), lead_image_alt="A larch")

    assert '<span class="words-for-picture">A larch</span>' in shown(client, page)


def test_a_missing_file_leaves_words_too(structure, client):
    image = SiteImageFactory()
    image.file.storage.delete(image.file.name)
    page = ArticleFactory(parent=structure, lead_image=image, lead_image_alt="A larch")

    assert '<span class="words-for-picture">A larch</span>' in shown(client, page)


def test_a_good_picture_is_shown_with_its_attributes(structure, client):
    page = ArticleFactory(parent=structure, lead_image=SiteImageFactory(), lead_image_alt="A larch")

    content = shown(client, page)

    assert "<picture><source" in content
    assert 'alt="A larch"' in content
    assert 'fetchpriority="high"' in content
