from dataclasses import dataclass, field

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from wagtail.blocks import Block


@dataclass(frozen=True)
class Sample:
    """One template in one state, drawn by the template that readers get."""

    template: str
    state: str
    context: dict = field(default_factory=dict)
    # List items want a list around them, as the pages have it: "ul", "ol" or "dl".
    inside: str = ""
    classes: str = ""
    # What is laid out by the width of the window, not of its place, gets the whole width.
    wide: bool = False

    def html(self, request: HttpRequest) -> SafeString:
        return render_to_string(self.template, self.context, request)


@dataclass(frozen=True)
class BlockSample:
    """One block in one state, drawn as on a page."""

    block: Block
    state: str
    value: object
    inside: str = ""
    classes: str = ""

    @property
    def template(self) -> str:
        return self.block.meta.template

    def html(self, request: HttpRequest) -> SafeString:
        # `place` makes what the block labels by id unlike that of its other samples.
        place = f"sample_{id(self)}"
        return self.block.render(self.value, {"request": request, "place": place})
