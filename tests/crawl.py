"""Follow every link of the served site, as a reader could."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup

from tests.demo_site import Answer, DemoSite

STARTS = ["/", "/people/"]
MOST_PAGES = 400
MOST_VARIANTS = 20  # of one path


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
    """Every address that the site links to, from the home page on, by path.

    Except where one path is linked with hundreds of queries, as the cells of the gap map do: of each
    path at most MOST_VARIANTS queries are visited, spread evenly over those that were linked by the
    time that all paths without a query were known, and then over those that these led to.
    """
    visited: dict[str, Visited] = {}
    waiting, variants = list(STARTS), {}
    while waiting := waiting or spread_out(variants, visited):
        address = waiting.pop()
        if address in visited or address.startswith("/admin/"):
            continue
        assert len(visited) < MOST_PAGES, "The site links without end."
        page = visited[address] = Visited(address, site.get(address))
        for target, _ in page.links() if page.answer.is_html else ():
            if "?" in target:
                variants.setdefault(target.partition("?")[0], {})[target] = None
            else:
                waiting.append(target)
    return visited


def spread_out(variants: dict[str, dict[str, None]], visited: Collection[str]) -> list[str]:
    """What is to be visited next of each path's queries."""
    chosen = []
    for path, linked in variants.items():
        new = [address for address in linked if address not in visited]
        left = MOST_VARIANTS - sum(address.startswith(f"{path}?") for address in visited)
        if new and left > 0:
            chosen += [new[number * len(new) // left] for number in range(left)]
    return list(dict.fromkeys(chosen))
