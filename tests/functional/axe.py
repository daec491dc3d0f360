"""What axe finds on a page, a line each."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Axe would write out everything that is in order too: half of its time.
ONLY_FAULTS = {"resultTypes": ["violations"]}
RUN = "options => axe.run(options).then((results) => results.violations)"


def violations(
    page: Page, run_only: list[str] = WCAG, *, without: tuple[str, ...] = ()
) -> list[str]:
    """The rules that the page as it is breaks, with the place; `run_only` names tags or rules."""
    rules = {"rules": {rule: {"enabled": False} for rule in without}}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    told = page.evaluate(RUN, {"runOnly": run_only} | ONLY_FAULTS | rules)
    return [f"{each['id']}: {node['html'][:120]}" for each in told for node in each["nodes"]]
