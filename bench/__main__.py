"""`make bench`: one run, everything side by side; prints tables and writes `var/bench.json`.

Only ratios of one run count: absolute figures drift by a factor of two between machines and hours.
It fails on nothing; `bench/chaos.py` does the failures.
"""

import json
import os
import sys
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "larch_site.settings.test")

from bench.growth import KINDS, growth
from bench.page_rates import warm_and_cold
from bench.publishing import publishing
from bench.site_for_trials import trial_site
from bench.static_file import nginx_rates
from bench.weights import memory, wire
from larch_site.environment import PROJECT

PAGES = {
    "home": "/",
    "listing": "/news/",
    "article": "/resources/origins-of-larch/",
    "search": "/search/?query=racism",
}
PARTS = os.environ.get("PARTS", f"pages {' '.join(KINDS)}").split()


def main() -> int:
    told: dict[str, object] = {"at": time.strftime("%Y-%m-%dT%H:%M:%S")}
    if "pages" in PARTS:
        with trial_site() as site:
            site.wait_until_warm(site.addresses())
            told["pages"] = warm_and_cold(site, PAGES)
            told["visible_after_ms"] = publishing(site, PAGES["article"])
            told["memory_mib"] = memory(site)
            told["wire"] = [wire(site, name, path) for name, path in PAGES.items()]
            told["nginx"] = nginx_rates(site, PAGES["article"])
    for kind in KINDS:
        if kind in PARTS:
            told[f"growth of {kind}"] = growth(kind)
    for name, what in told.items():
        show(name, what)
    file = PROJECT / "var" / "bench.json"
    file.write_text(json.dumps(told, indent=1) + "\n")
    print(f"\nWritten to {file.relative_to(PROJECT)}.")
    return 0


def show(name: str, what: object) -> None:
    print(f"\n{name.replace('_', ' ')}")
    rows = what if isinstance(what, list) else [what]
    for row in rows:
        if isinstance(row, dict):
            print("  " + "  ".join(f"{key} {short(value)}" for key, value in row.items()))
        else:
            print(f"  {short(row)}")


def short(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3g}" if value < 1000 else f"{value:,.0f}"
    if isinstance(value, list):
        return "/".join(short(each) for each in value)
    return str(value)


if __name__ == "__main__":
    sys.exit(main())
