"""The names under a page, fetched together so that twenty speakers cost as much as one."""

from django import template

register = template.Library()


@register.simple_tag
def authors_of(article):
    return article.billed


@register.simple_tag
def speakers_at(occasion):
    return occasion.billed
