"""What a block preview shows where the block needs a picture, a file or a person: the newest we have."""

from django.apps import apps
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page


def some_image():
    return get_image_model().objects.order_by("-pk").first()


def some_document():
    return get_document_model().objects.order_by("-pk").first()


def some_film():
    return get_document_model().objects.filter(file__endswith=".mp4").order_by("-pk").first()


def some_person():
    return apps.get_model("content", "Person").objects.first()


def some_condition():
    return apps.get_model("content", "Condition").objects.first()


def some_finding():
    return apps.get_model("content", "Finding").objects.filter(live=True).first()


def some_question():
    return apps.get_model("content", "Question").objects.filter(live=True).first()


def some_pages(count: int) -> list[Page]:
    return list(Page.objects.live().public().filter(depth__gt=1).order_by("depth", "path")[:count])
