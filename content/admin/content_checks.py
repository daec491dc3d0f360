from wagtail.admin.userbar import ContentCheckerItem


class StoryChecks(ContentCheckerItem):
    """Checks what the editor wrote: header, footer and the titles that our templates set in
    bold are not theirs to mend.
    """

    axe_include = ["main"]
    axe_custom_rules = [
        *ContentCheckerItem.axe_custom_rules,
        {"id": "p-as-heading", "selector": ".prose p", "enabled": True},
    ]


def check_stories_only(request, items: list, page) -> None:
    for place, item in enumerate(items):
        if isinstance(item, ContentCheckerItem):
            items[place] = StoryChecks(in_editor=item.in_editor)
