"""Follow every link of the served site, as a reader could."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup

from tests.demo_site import Answer, DemoSite
from tests.registered_reader import confirmation

STARTS = ["/", "/people/"]
MOST_PAGES = 400
MOST_VARIANTS = 20  # of one path
MANY_ALIKE = re.compile(r"(?<=^/evidence/)\w+(?:-\w+)+")  # findings, and their files


@dataclass(frozen=True)
class Visited:
    """A page with the address it was asked under."""

    path: str
    answer: Answer

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.answer.text, "html.parser")

    def links(self) -> Iterator[tuple[str, str]]:
        """Path (with query) and fragment of each link that stays on the site."""
        here = urlsplit(self.answer.url)
        for link in self.soup.select("a[href], source[src], video[src], track[src], img[src]"):
            target = link.get("href") or link.get("src")
            address, fragment = urldefrag(urljoin(self.answer.url, target))
            parts = urlsplit(address)
            if parts.scheme in ("http", "https") and parts.netloc == here.netloc:
                yield parts.path + (f"?{parts.query}" if parts.query else ""), fragment

    @property
    def ids(self) -> list[str]:
        return [element["id"] for element in self.soup.select("[id]")]


def crawl(site: DemoSite) -> dict[str, Visited]:
    """Every address that the site links to, from the home page on, by path; and what somebody sees
    who registered for an event or webinar.

    Except where hundreds are alike: one path with hundreds of queries, as the cells of the gap map
    have, or the findings. Of each kind at most MOST_VARIANTS are visited, spread evenly over those that
    were linked by the time that everything else was known, and then over those that these led to.
    """
    visited: dict[str, Visited] = {}
    waiting, variants = [*STARTS, confirmation(site)], {}
    while waiting := waiting or spread_out(variants, visited):
        address = waiting.pop()
        if address in visited or address.startswith("/admin/"):
            continue
        assert len(visited) < MOST_PAGES, "The site links without end."
        page = visited[address] = Visited(address, site.get(address))
        for target, _ in page.links() if page.answer.is_html else ():
            if (kind := kind_of(target)) == target:
                waiting.append(target)
            else:
                variants.setdefault(kind, {})[target] = None
    return visited


def kind_of(address: str) -> str:
    """The address itself, unless there are many alike: then what they have in common."""
    path, mark, _ = address.partition("?")
    return MANY_ALIKE.sub("*", path) + mark


def spread_out(variants: dict[str, dict[str, None]], visited: Collection[str]) -> list[str]:
    """What is to be visited next of each kind."""
    chosen = []
    for kind, linked in variants.items():
        new = [address for address in linked if address not in visited]
        left = MOST_VARIANTS - sum(kind_of(address) == kind for address in visited)
        if new and left > 0:
            chosen += [new[number * len(new) // left] for number in range(left)]
    return list(dict.fromkeys(chosen))
