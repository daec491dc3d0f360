"""The smallest components: mark, icons, what a reader is invited to do."""

from content.blocks.links import VERBS
from content.styleguide.sample import Sample


def samples() -> list[Sample]:
    return [
        Sample("components/larch_mark.html", "in the colour of its text"),
        *(Sample("components/icon.html", words.lower(), {"name": verb}) for verb, words in VERBS),
        Sample("components/call_to_action.html", "on the page of the index"),
    ]
