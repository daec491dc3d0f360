"""The pieces that every description is made of."""

from dataclasses import dataclass
from html import unescape
from typing import Any

from django.http import HttpRequest
from wagtail.models import Site

Node = dict[str, Any]
LANGUAGE = "en-GB"


@dataclass(frozen=True)
class Shown:
    """What a reader was shown: words as text, addresses in full."""

    request: HttpRequest
    site: Site
    title: str
    description: str
    address: str
    picture: str

    @classmethod
    def from_head(cls, request: HttpRequest, *, title: str, description: str, **more):
        """`title` and `description` as they stand in the head, with HTML's character references."""
        site = Site.find_for_request(request)
        return cls(request, site, unescape(title), unescape(description), **more)

    def in_full(self, address: str) -> str:
        return f"{self.site.root_url}{address}" if address.startswith("/") else address


def node(kind: str, **properties) -> Node:
    """An object of schema.org's type `kind`, without the properties that aren't known.

    `id` names it within the site, so that other objects can point to it.
    """
    name = properties.pop("id", None)
    known = {key: value for key, value in properties.items() if value not in (None, "", [], {})}
    return {"@type": kind} | ({"@id": name} if name else {}) | known
