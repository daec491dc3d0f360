"""WordPress answered at `/?p=12`; the home page must not swallow it."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page


@pytest.fixture
def leading(structure):
    return Redirect.add_redirect("/?p=12", Page.objects.get(slug="news"))


@pytest.mark.parametrize(
    "asked", ["/?p=12", "/?utm_source=mail&p=12", "/index.php?p=12", "/?p=12&preview=true"]
)
def test_a_question_leads_on_in_one_hop(leading, client, asked):
    answer = client.get(asked)

    assert (answer.status_code, answer["Location"]) == (301, "/news/")


@pytest.mark.parametrize("asked", ["/", "/?p=13", "/?p=", "/?p=%00", "/?q=12", "/?p=12%27"])
def test_any_other_is_the_home_page(leading, client, asked):
    assert client.get(asked).status_code == 200


def test_other_pages_are_asked_nothing(leading, client):
    assert client.get("/news/?p=12").status_code == 200
