from django import template

register = template.Library()


@register.filter
def figure(value) -> str:
    """A number of a table as people write it: 1,250 rather than 1250.0; text as it is."""
    return f"{value:,.12g}" if isinstance(value, int | float) else str(value or "")
