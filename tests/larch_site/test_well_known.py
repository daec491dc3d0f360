"""What machines ask every site for."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from django.test import override_settings

from larch_site import search_engines


def told(answer) -> dict[str, list[str]]:
    """The fields of a file of lines such as "Name: value"."""
    fields = {}
    for line in filter(None, answer.content.decode().splitlines()):
        name, value = line.split(": ", 1)
        fields.setdefault(name, []).append(value)
    return fields


def test_robots_are_shown_the_sitemap_and_kept_from_what_is_not_for_them(client):
    answer = client.get("/robots.txt")  # without the db mark, a query would be an error

    assert answer["Content-Type"].startswith("text/plain")
    assert told(answer) == {
        "User-agent": ["*"],
        "Disallow": ["/admin/"],
        "Sitemap": ["http://testserver/sitemap.xml"],
    }


@override_settings(SECURITY_CONTACT="https://example.org/report")
def test_weaknesses_are_reported_to_whom_the_operator_named(client):
    answer = client.get("/.well-known/security.txt")

    fields = told(answer)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"] == ["https://example.org/report"]
    assert fields["Canonical"] == ["http://testserver/.well-known/security.txt"]
    (expires,) = fields["Expires"]
    left = datetime.fromisoformat(expires) - datetime.now(UTC)
    assert timedelta(days=30) < left < timedelta(days=365)


@override_settings(SECURITY_CONTACT="")
def test_without_a_contact_of_its_own_the_site_names_the_one_for_readers(client, structure):
    site_settings = structure.get_site().sitesettings
    site_settings.contact_email = "larch@example.org"
    site_settings.save()

    fields = told(client.get("/.well-known/security.txt"))

    assert fields["Contact"] == ["mailto:larch@example.org"]


@override_settings(SECURITY_CONTACT="")
def test_a_file_without_a_contact_would_be_none(client, structure):
    site_settings = structure.get_site().sitesettings
    site_settings.contact_email = ""
    site_settings.save()

    assert client.get("/.well-known/security.txt").status_code == 404


@pytest.mark.parametrize(("wanted", "debug"), [(False, False), (True, True)])
def test_a_copy_that_is_not_the_public_site_asks_to_be_left_out(rf, wanted, debug):
    with override_settings(SEARCH_ENGINES=wanted, DEBUG=debug):
        answer = search_engines.kept_away(lambda request: HttpResponse())(rf.get("/"))

    assert answer["X-Robots-Tag"] == "noindex, nofollow"


@override_settings(SEARCH_ENGINES=True, DEBUG=False)
def test_the_public_site_does_not():
    with pytest.raises(MiddlewareNotUsed):
        search_engines.kept_away(lambda request: HttpResponse())
