"""Posts that show nothing themselves: by a field of a plugin WordPress leads readers on from their address."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wagtail.contrib.redirects.models import Redirect

from content.importers.wordpress.wxr import Item

if TYPE_CHECKING:
    from content.importers.wordpress.planning import Plan
    from content.importers.wordpress.redirects import Redirects
    from content.importers.wordpress.survey import Survey

# Page Links To, Yoast SEO, SmartCrawl; Genesis and The SEO Framework.
ALWAYS = ("_links_to", "_yoast_wpseo_redirect", "_wds_redirect", "redirect")
# Each only while another field says so: Quick Page/Post Redirect, SEOPress.
WHILE = {"_pprredirect_url": ("_pprredirect_active", "1"),
         "_seopress_redirections_value": ("_seopress_redirections_enabled", "yes")}  # fmt: skip
FOR_SOME = ("_seopress_redirections_logged_status", "only_logged_in")
ADDRESS = ("http://", "https://", "//", "/", "?")
MOST_HOPS = 10


def leads_to(item: Item) -> str:
    """The address; "" where readers saw the post itself."""
    meta = item.meta
    is_for_some = meta.get(FOR_SOME[0]) == FOR_SOME[1]
    on = [name for name, (switch, on) in WHILE.items() if meta.get(switch) == on and not is_for_some]  # fmt: skip
    found = (meta.get(name, "").strip() for name in (*ALWAYS, *on))
    return next((address for address in found if address.startswith(ADDRESS)), "")


def lines_on_leading(survey: "Survey", redirects: "Redirects") -> Iterator[str]:
    """Where the old address leads nowhere now, or out of this site."""
    for plan in redirects.plans.values():
        if plan.entry.leads_to and plan.entry.status == "publish" and plan.is_imported:
            path = survey.old_site.path(plan.entry.link)
            if not path or Redirect.normalise_path(path) not in redirects.taken:
                yield line_on(plan)


def line_on(plan: "Plan") -> str:
    return (
        f"{plan.entry.called} showed nothing itself: WordPress led its readers to {plan.entry.leads_to}. Its page "
        "is a draft, and its old address leads nowhere. Make a redirect (Settings, Redirects) if readers should "
        f"be led there from {plan.entry.link} still."
    )
