"""`make screenshots`: a picture of each page type, narrow and wide, light and dark.

They are for people to look at; nothing compares them. Names of page types as arguments take only
those, `--site` takes them from a site that runs already.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.databases import PROJECT, Server
from tests.demo_site import serve_demo_site
from tests.functional.find_chromium import MISSING, find

FOLDER = PROJECT / "var" / "screenshots"
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
HEIGHT = 800  # of the window; the picture is as long as the page

# One address for each page type, named as its template; then what is no page of the tree.
PLACES = {
    "home_page": "/",
    "article_page": "/resources/co-produced-recommendations/",
    "article_index_page": "/resources/",
    "event_page": "/events/2025-annual-conference/",
    "event_index_page": "/events/",
    "webinar_page": "/webinars/introduction-to-the-remi/",
    "webinar_index_page": "/webinars/",
    "evidence_page": "/evidence/",
    "finding": "/evidence/maternal-mortality-black-england-2022-24/",
    "finding_in_doubt": "/evidence/maternal-mortality-rates-uk-2019-21/",
    "evidence_data": "/evidence/data/",
    "evidence_changes": "/evidence/changes/",
    "briefing": "/evidence/briefing/?ids=maternal-mortality-black-england-2022-24,"
    "maternal-mortality-rates-uk-2019-21,preventable-stillbirths-uk-2014-19,no-such-finding",
    "briefing_empty": "/evidence/briefing/",
    "remi_page": "/race-equity-maturity-index/",
    "uptake_page": "/race-equity-maturity-index/uptake/",
    "standard_page": "/about/",
    "people": "/people/",
    "person": "/people/jabeer-butt/",
    "search": "/search/?query=diabetes",
    "search_in_vain": "/search/?query=submarine",
    "questions": "/questions/",
    "feeds": "/feeds/",
    "remi_request": "/remi/request/",
    "data_notice": "/data-protection/",
    "data_complaint": "/data-protection/complaint/",
    "suggest_evidence": "/evidence/suggest/?condition=maternity&place=lambeth",
    "suggestion_outcomes": "/evidence/suggestions/",
    "not_found": "/no-such-page/",
}

# A picture that is fetched only when somebody scrolls to it would be missing from a long shot.
SHOW_ALL_PICTURES = """async () => {
    const pictures = [...document.images];
    for (const picture of pictures) picture.loading = "eager";
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => null)));
    await document.fonts.ready;
}"""


def file_name(place: str, width: int, scheme: str) -> str:
    """ "article_page" at 360 pixels in the light scheme: "article-360-light.png"."""
    return f"{place.removesuffix('_page').replace('_', '-')}-{width}-{scheme}.png"


def take_all(browser: Browser, site: str, places: list[str], folder: Path) -> int:
    """The number of screenshots taken of the site, each told of on a line of its own."""
    taken = 0
    for width in WIDTHS:
        for scheme in SCHEMES:
            with browser.new_context(
                viewport={"width": width, "height": HEIGHT},
                color_scheme=scheme,
                reduced_motion="reduce",
                locale="en-GB",
            ) as context:
                page = context.new_page()
                for place in places:
                    file = folder / file_name(place, width, scheme)
                    take(page, site + PLACES[place], file)
                    taken += 1
                    print(f"  {file.name}", flush=True)
    return taken


def take(page: Page, address: str, file: Path) -> None:
    page.goto(address, wait_until="networkidle")
    page.evaluate(SHOW_ALL_PICTURES)
    page.screenshot(path=file, full_page=True)


@contextmanager
def site_at(address: str | None) -> Iterator[str]:
    """The address of a running site: the one given, or the demo site, served for as long."""
    if address:
        yield address.rstrip("/")
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "larch_site.settings.test")
    from django.conf import settings

    print("Serving the demo site (the first time takes a minute) ...", flush=True)
    server = Server(settings.DATABASES["default"])
    with tempfile.TemporaryDirectory() as folder, serve_demo_site(server, Path(folder)) as site:
        yield site.url


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="screenshots", description=__doc__)
    parser.add_argument("places", nargs="*", metavar="page_type", help=", ".join(PLACES))
    parser.add_argument("--site", help="the address of a site that runs already")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.places) - PLACES.keys():
        parser.error(f"There is no {', '.join(sorted(unknown))}. There are: {', '.join(PLACES)}.")
    chromium = find()
    if not chromium:
        print(MISSING, file=sys.stderr)
        return 1
    if not asked.places:
        shutil.rmtree(FOLDER, ignore_errors=True)  # none is left of what is no longer there
    FOLDER.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    with site_at(asked.site) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        taken = take_all(browser, site, asked.places or list(PLACES), FOLDER)
        browser.close()
    print(f"{taken} screenshots in {FOLDER}, in {time.monotonic() - began:.0f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
