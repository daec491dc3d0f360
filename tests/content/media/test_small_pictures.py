"""The sizes in which pages show a picture: none twice, and one made at a time."""

import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.template import Context, Template
from PIL import Image
from wagtail.images.models import AbstractImage

from content.models import SiteImage, SiteRendition
from content.publication.known import asked_once, know
from tests.content.factories import SiteImageFactory

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the closing of a new rendition's temporary file to Python.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

PICTURE = (
    '{% load pictures %}{% picture image format-{webp,jpeg} width-{400,800,1400} sizes="100vw" %}'
)


@pytest.mark.parametrize(("width", "listed"), [(320, [320]), (1000, [400, 800, 1000])])
def test_no_width_is_listed_twice(width, listed):
    file = BytesIO()
    Image.new("RGB", (width, 200)).save(file, "JPEG")
    image = SiteImage.objects.create(title="A", file=ContentFile(file.getvalue(), name="a.jpg"))

    html = Template(PICTURE).render(Context({"image": image}))

    for srcset in [part.split('"')[0] for part in html.split('srcset="')[1:]]:
        widths = [int(each.rpartition(" ")[2][:-1]) for each in srcset.split(", ") if " " in each]
        assert widths in ([], listed)
    # "sizes" without a choice of widths is no HTML.
    assert html.count("sizes=") == (2 if width == 1000 else 0)
    assert html.count("800w") == (2 if width == 1000 else 0)


def test_sizes_that_another_process_deleted_are_not_named_after_the_next_publication():
    spec, sizes = "width-42", SiteRendition.objects.filter(image=SiteImageFactory())
    with asked_once():
        know(number=1)
        named = SiteImage.objects.get().get_rendition(spec)
        sizes._raw_delete(using="default")  # no signal tells this process
        assert SiteImage.objects.get().get_rendition(spec) == named
        know(number=2)
        assert SiteImage.objects.get().get_rendition(spec).pk == sizes.get().pk != named.pk
    sizes._raw_delete(using="default")
    assert SiteImage.objects.get().get_rendition(spec).pk == sizes.get().pk  # nobody asked for it


def test_one_picture_at_a_time_is_made_in_a_process(monkeypatch):
    """While it is made, a large one takes hundreds of megabytes."""
    at_work, most = [], []

    def make(*_, **__):
        at_work.append(True)
        most.append(len(at_work))
        time.sleep(0.05)
        at_work.pop()

    monkeypatch.setattr(AbstractImage, "generate_rendition_file", make)
    pictures = [SiteImage() for _ in range(3)]
    with ThreadPoolExecutor(3) as threads:
        list(threads.map(lambda picture: picture.generate_rendition_file("width-400"), pictures))

    assert most == [1, 1, 1]
