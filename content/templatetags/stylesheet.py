"""The style sheet for pages that must come out whatever is missing."""

from django import template
from django.templatetags.static import static

register = template.Library()


@register.simple_tag
def stylesheet() -> str:
    """Its address; empty when static files were never collected."""
    try:
        return static("css/site.css")
    except ValueError:
        return ""
