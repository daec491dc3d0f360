"""Pictures in a collection that asks for a login: nobody else has any size of them."""

import gc
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection, CollectionViewRestriction

from content.models import SiteImage

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the closing of a new rendition's temporary file to Python.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
SPEC = "width-40"


@pytest.fixture
def image():
    file = BytesIO()
    Image.new("RGB", (90, 60)).save(file, "JPEG")
    yield SiteImage.objects.create(title="A", file=ContentFile(file.getvalue(), name="kept.jpg"))
    gc.collect()  # or the temporary file is closed during a later test


@pytest.fixture
def for_editors() -> Collection:
    made = Collection.get_first_root_node().add_child(name="For editors")
    CollectionViewRestriction.objects.create(collection=made, restriction_type="login")
    return made.add_child(name="Below it")


def test_sizes_of_a_picture_that_is_kept_back_are_for_those_who_may_open_it(
    image, for_editors, client, admin_client, django_capture_on_commit_callbacks
):
    root, public = image.collection, image.get_rendition(SPEC).url
    assert client.get(public).status_code == 200

    with django_capture_on_commit_callbacks(execute=True):
        image.collection = for_editors
        image.save()
    kept_back = image.get_rendition(SPEC).url

    name = kept_back.rpartition("/")[2]
    for way in ("", "/", "./", "x/../", "x/../../images/"):
        assert client.get(f"/media/images/{way}kept-back/{name}").status_code == 404
    for path in (public, "/media/original_images/kept.jpg", image.file.url):
        assert client.get(path).status_code == 404
    answer = admin_client.get(kept_back)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")

    image.collection = root
    image.save()
    again = image.get_rendition(SPEC).url
    assert (client.get(again).status_code, "kept-back" in again) == (200, False)


def test_sizes_are_made_anew_when_a_collection_is_restricted_or_pictures_are_moved_together(
    image, for_editors, client, admin_client, django_capture_on_commit_callbacks
):
    root, public = image.collection, image.get_rendition(SPEC).url
    with django_capture_on_commit_callbacks(execute=True):
        CollectionViewRestriction.objects.create(collection=root, restriction_type="login")
    assert client.get(public).status_code == 404
    assert not image.renditions.exists()
    CollectionViewRestriction.objects.filter(collection=root).delete()
    public = image.get_rendition(SPEC).url
    assert client.get(public).status_code == 200

    action = reverse("wagtail_bulk_action", args=["content", "siteimage", "add_to_collection"])
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(f"{action}?id={image.pk}", {"collection": for_editors.pk})

    image.refresh_from_db()
    assert image.collection == for_editors
    assert client.get(public).status_code == 404
