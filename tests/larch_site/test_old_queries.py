"""WordPress answered at `/?p=12`; the home page must not swallow it."""

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

LEADING = ["/?p=12", "/?utm_source=mail&p=12", "/index.php?p=12", "/?p=12&preview=true"]
NOT_LEADING = ["/", "/?p=13", "/?p=", "/?q=12", "/?p=12%27", "/news/?p=12"]


def test_a_question_leads_on_in_one_hop_and_nothing_else_does(structure, client):
    Redirect.add_redirect("/?p=12", Page.objects.get(slug="news"))

    for asked in LEADING:
        answer = client.get(asked)
        assert (answer.status_code, answer.get("Location")) == (301, "/news/"), asked
    for asked in NOT_LEADING:
        assert client.get(asked).status_code == 200, asked
    assert client.get("/?p=%00").status_code in (200, 400)
    assert client.post("/?p=12").status_code != 301
