from wagtail.blocks import CharBlock, ListBlock, StructBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from content.blocks.previews import some_person


class BilledPersonBlock(StructBlock):
    """Somebody in the role that they had then."""

    person = SnippetChooserBlock("content.Person")
    role = CharBlock(max_length=200, required=False, help_text="As billed then, not as it is now.")
    part = CharBlock(
        max_length=200, required=False, help_text="What they did: “chaired the panel”."
    )

    class Meta:
        icon = "user"


class PeopleBlock(StructBlock):
    """Those who took part in what the page tells."""

    title = CharBlock(max_length=120, required=False)
    people = ListBlock(BilledPersonBlock(), min_num=1)

    class Meta:
        icon = "group"
        group = "People"
        template = "blocks/people.html"
        description = "People with their role at the time, each linked to their own page."
        label_format = "{title}"

    def get_preview_value(self):
        billed = {"person": some_person(), "role": "Their role then", "part": "Chaired the panel"}
        return self.normalize({"title": "Who took part", "people": [billed]})
