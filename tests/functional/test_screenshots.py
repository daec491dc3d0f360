import os
import subprocess
import sys

import pytest

from content.checks import page_types, snake_case
from tests.databases import PROJECT
from tests.functional.screenshots import PLACES, SCHEMES, WIDTHS, file_name


def test_every_page_type_is_shown():
    assert {snake_case(model.__name__) for model in page_types()} - PLACES.keys() == set()


def test_each_screenshot_has_a_name_of_its_own():
    names = [
        file_name(place, width, scheme)
        for place in PLACES
        for width in WIDTHS
        for scheme in SCHEMES
    ]

    assert len(set(names)) == len(PLACES) * 4
    assert "article-360-light.png" in names


@pytest.mark.parametrize("place", PLACES)
def test_there_is_something_to_show(demo_site, place):
    expected = 404 if place == "not_found" else 200

    assert demo_site.get(PLACES[place]).status == expected


def test_without_a_browser_it_says_what_to_install():
    done = subprocess.run(
        [sys.executable, "-m", "tests.functional.screenshots"],
        cwd=PROJECT,
        env=os.environ | {"CHROMIUM": "/nowhere/chromium"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "install Chromium" in done.stderr
