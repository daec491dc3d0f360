"""What concerns the old site as a whole, and somebody has to know before the move."""

import re
from collections.abc import Iterator

from content.importers.wordpress.planning import Plans
from content.importers.wordpress.report_words import how_many, listed
from content.importers.wordpress.survey import Survey
from content.importers.wordpress.withheld import NEEDS_A_LOOK

PLANS = re.compile(r"memb\w*[-_]?(?:plan|level|product)s?$|^llms_membership$|subscription[-_]plan")


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


def rules_not_understood(survey: Survey) -> Iterator[str]:
    """A plugin's rules about who reads what, in a form of its own: what they kept back may be public now."""
    for title in survey.withheld.not_understood():
        yield (
            f"“{title}” is a rule of a plugin about who may read what, and the export doesn't say what it is "
            "about. Look it up in WordPress; unpublish the pages that it kept back, or make drafts of the "
            "posts there and run the import again."
        )


def plans_for_members(survey: Survey) -> Iterator[str]:
    """Some plugins keep their rules among the settings of WordPress."""
    kinds = sorted(kind for kind in survey.types if PLANS.search(kind))
    if kinds and not survey.withheld.tells_rules:
        yield (
            f"The old site had plans for members (posts of the type {listed(kinds)}), and the export holds no "
            "rules: what they keep back may stand in the settings of WordPress alone, which no export has. Look "
            "there, and make drafts in WordPress of the posts for members before you import."
        )


def to_look_at(plans: Plans) -> Iterator[str]:
    """Pages that may be public once somebody has looked at them."""
    for plan in plans:
        entry = plan.entry
        if (
            plan.is_imported
            and entry.status in ("publish", "future")
            and entry.kept_by.startswith(NEEDS_A_LOOK)
        ):
            yield f"{entry.called} is a {entry.kept_by}. Look at it, and publish it if readers may see it."
