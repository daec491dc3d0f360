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
            return Picture(image.get_renditions(*self.get_filters()), attributes).__html__()
        except OSError:  # damaged, missing, or no room to write
            log.exception("A page stands without its picture %s", image.pk)
            return words_of(image, attributes)


def words_of(image, attributes: dict) -> str:
    alt = attributes.get("alt", image.get_rendition_model()(image=image).alt)
    return format_html('<span class="words-for-picture">{}</span>', alt) if alt else ""
