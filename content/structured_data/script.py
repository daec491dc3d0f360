import json

from django.utils.safestring import SafeString

from content.structured_data.node import Node

# Nothing may end the element or begin another. Other odd characters, U+2028 among them, are
# written as \u escapes by `json` itself.
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&"}


def script(nodes: list[Node]) -> SafeString:
    data = json.dumps({"@context": "https://schema.org", "@graph": nodes})
    return SafeString(f'<script type="application/ld+json">{data.translate(ESCAPES)}</script>')
