"""Pictures on pages. One that can't be made leaves its words behind, and the page stands."""

import logging

from django import template
from django.utils.html import format_html
from wagtail.images.models import Picture
from wagtail.images.templatetags import wagtailimages_tags

register = template.Library()
log = logging.getLogger(__name__)


@register.tag
def picture(parser, token):
    """Written as Wagtail's tag of that name, without its "as"."""
    read = wagtailimages_tags.image(parser, token)
    return PictureOrWords(read.image_expr, read.filter_specs, attrs=read.attrs)


class PictureOrWords(wagtailimages_tags.PictureNode):
    def render(self, context):
        image = self.validate_image(context)
        if not image:
            return ""
        attributes = {name: value.resolve(context) for name, value in self.attrs.items()}
        try:
            renditions = image.get_renditions(*self.get_filters())
            if has_one_width(renditions):
                attributes.pop(
                    "sizes", None
                )  # belongs to a choice; HTML wants it with nothing else
            return Picture(renditions, attributes).__html__()
        except OSError:  # damaged, missing, or no room to write
            log.exception("A page stands without its picture %s", image.pk)
            return words_of(image, attributes)


def has_one_width(renditions: dict) -> bool:
    """Of a picture that is smaller than all widths asked for, each format is listed once."""
    formats = [rendition.file.name.rpartition(".")[2] for rendition in renditions.values()]
    return len(formats) == len(set(formats))


def words_of(image, attributes: dict) -> str:
    alt = attributes.get("alt", image.get_rendition_model()(image=image).alt)
    return format_html('<span class="words-for-picture">{}</span>', alt) if alt else ""
