"""Follow every link of the served site, as a reader could."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup

from tests.demo_site import Answer, DemoSite

STARTS = ["/", "/people/"]
MOST_PAGES = 400


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
    """Every address that the site links to, from the home page on, by path."""
    visited: dict[str, Visited] = {}
    waiting = list(STARTS)
    while waiting:
        path = waiting.pop()
        if path in visited or path.startswith("/admin/"):
            continue
        assert len(visited) < MOST_PAGES, "The site links without end."
        page = visited[path] = Visited(path, site.get(path))
        if page.answer.is_html:
            waiting += [target for target, _ in page.links()]
    return visited
