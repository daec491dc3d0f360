from wagtail.blocks import CharBlock, StructBlock, TextBlock

from content.blocks.links import ActionLinkBlock


class WayInBlock(StructBlock):
    """One of the three ways in from the home page."""

    title = CharBlock(max_length=60)
    text = TextBlock(max_length=240)
    action_link = ActionLinkBlock()

    class Meta:
        icon = "home"
        template = "blocks/way_in.html"
        description = "A task that readers come for, with one link."
        preview_value = {
            "title": "Read the evidence",
            "text": "What is known about racial gaps in London's health, with every source.",
        }
        label_format = "{title}"
