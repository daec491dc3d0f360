"""What a page's picture says, and the address that changes with it."""

from dataclasses import dataclass
from hashlib import sha256

from django.urls import reverse
from wagtail.models import Page

DRAWING = "1"  # raise it when the drawing changes, so that every picture gets a new address
VERSION_LENGTH = 12  # characters


@dataclass(frozen=True)
class Words:
    title: str
    label: str  # what kind of page it is, in a word; may be empty

    @property
    def version(self) -> str:
        told = "\n".join([DRAWING, self.label, self.title])
        return sha256(told.encode()).hexdigest()[:VERSION_LENGTH]


def words_of(page: Page) -> Words:
    """`page` is of its specific type, which may have words of its own for shared links."""
    title = getattr(page, "shared_title", page.title)
    return Words(title, getattr(page, "shared_label", ""))


def address_of(page: Page) -> str:
    return reverse("sharing_picture", args=[page.pk, words_of(page).version])
