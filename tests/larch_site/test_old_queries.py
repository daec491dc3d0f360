"""WordPress answered at `/?p=12`; the home page must not swallow it."""

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from content.provenance import Provenance

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


def test_what_was_not_imported_or_is_not_public_is_not_found(structure, client):
    news = Page.objects.get(slug="news")
    Redirect.add_redirect("/?page_id=12", news)
    Provenance.objects.create(key="wordpress:post:12", object_id=news.pk, fingerprint="", state={})

    for asked in ("/?p=12", "/?page_id=12", "/?attachment_id=12&p=x"):
        assert client.get(asked).get("Location") == "/news/", asked
    for asked in ("/?p=13", "/?page_id=13&preview=true", "/index.php?attachment_id=13"):
        answer = client.get(asked)
        assert (answer.status_code, dict(answer.cookies)) == (404, {}), asked
    for asked in ("/", "/?p=x", "/?q=13", "/?author=13", "/news/?p=13"):
        assert client.get(asked).status_code == 200, asked
