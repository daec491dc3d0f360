"""What a page says of itself is written in one block and shown in several places of the head."""

from django import template
from django.template.base import Node, NodeList, Parser, Token
from django.utils.safestring import SafeString
from wagtail.models import Site

register = template.Library()


@register.tag
def told_once(parser: Parser, token: Token) -> "ToldOnce":
    """`{% told_once as title %}{% block title %}…{% endblock %}{% endtold_once %}`.

    Blocks can't be shown twice, and the words of a title stand in `<title>` and in `og:title`.
    """
    parts = token.split_contents()
    if len(parts) != len(("told_once", "as", "name")) or parts[1] != "as":
        raise template.TemplateSyntaxError("Write {% told_once as name %}.")
    inside = parser.parse(("endtold_once",))
    parser.delete_first_token()
    return ToldOnce(inside, parts[2])


class ToldOnce(Node):
    def __init__(self, nodelist: NodeList, name: str):
        self.nodelist = nodelist
        self.name = name

    def render(self, context) -> str:
        context[self.name] = SafeString(self.nodelist.render(context).strip())
        return ""


@register.simple_tag(takes_context=True)
def with_host(context, address: str) -> str:
    """The address in full, under the site's own name, whatever name the reader came by."""
    site = Site.find_for_request(context["request"]) if context.get("request") else None
    return f"{site.root_url}{address}" if site and address.startswith("/") else address
