"""What concerns the old site as a whole, and somebody has to know before the move."""

from collections.abc import Iterator

from content.importers.wordpress.planning import Plans
from content.importers.wordpress.report_words import how_many, listed
from content.importers.wordpress.survey import Survey


def types_left_out(survey: Survey) -> Iterator[str]:
    """Public posts of kinds that nothing maps: nobody would miss them before a reader does."""
    for kind, links in sorted(survey.left_out.items()):
        is_one = len(links) == 1
        yield (
            f"Left out: {how_many(len(links), 'public post')} of the type {kind}. "
            f"{'Its address' if is_one else 'Their addresses'} will be “not found”: {links[0]}"
            f"{'' if is_one else ' and others'}. To take {'it' if is_one else 'them'} over, write "
            f"“{kind}: event”, or another kind of page in place of event, under “types:” in the mapping "
            "file."
        )


def unfollowed_wishes(plans: Plans) -> Iterator[str]:
    """What plugins did, or were to do, with public posts and nothing here does."""
    public = [plan for plan in plans if plan.is_imported and plan.entry.is_public]
    unlisted = [plan for plan in public if "noindex" in plan.entry.asks]
    if unlisted:
        many = how_many(len(unlisted), "post or page", "posts and pages")
        titles = listed([f"“{plan.title}”" for plan in unlisted])
        yield (
            f"Kept from search engines in WordPress (noindex): {many}. Here search engines are told of every "
            f"public page, so unpublish or restrict what they shouldn't list: {titles}."
        )
    for plan in public:
        for each in plan.entry.asks:
            if each != "noindex":
                yield f"A plugin was to change {plan.entry.called} {each}. Nothing here does that."


def front_page(plans: Plans, survey: Survey) -> Iterator[str]:
    """The page that the old site showed at its root, where ours has its own."""
    site = survey.old_site
    for plan in plans:
        entry = plan.entry
        if entry.is_public and entry.link and site.path(entry.link) == "/":
            where = (
                f"stands at {plan.path} now" if plan.page_id and plan.is_made else "was left out"
            )
            yield (
                f"At / readers find this site's own home page. The old front page, “{plan.title}”, "
                f"{where}; old links to / lead to the home page."
            )
