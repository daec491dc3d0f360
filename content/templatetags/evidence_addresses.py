from django import template

from content.evidence.addresses import evidence_address

register = template.Library()
register.simple_tag(evidence_address)
