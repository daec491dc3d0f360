"""The smallest components: mark, icons, what a reader is invited to do."""

from content.blocks.links import VERBS
from content.models import RemiPage
from content.styleguide.sample import Sample
from content.styleguide.samples.made_up import PLACE
from content.styleguide.samples.occasions import previews


def samples() -> list[Sample]:
    call = previews(RemiPage, "call_to_action", "action_link")
    return [
        Sample("components/larch_mark.html", "in the colour of its text"),
        *(Sample("components/icon.html", words.lower(), {"name": verb}) for verb, words in VERBS),
        Sample(
            "components/call_to_action.html",
            "on the page of the index",
            {"page": RemiPage(title="Index", url_path=PLACE, call_to_action=call)},
        ),
    ]
