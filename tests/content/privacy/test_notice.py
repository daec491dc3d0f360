"""The notice says of each personal field what its declaration says."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page, Site

from content.models import SiteSettings
from content.privacy.declaration import declarations

ADDRESS = "/data-protection/"


@pytest.fixture
def words(structure, client):
    return " ".join(BeautifulSoup(client.get(ADDRESS).content, "html.parser").main.text.split())


def test_every_declared_field_stands_in_it_with_purpose_ground_and_time(words):
    told = 0
    for _, declared in declarations():
        for personal in declared.fields.values():
            purpose = personal.purpose[:1].upper() + personal.purpose[1:]
            assert f"{personal.label} {purpose}." in words
            assert str(personal.basis) in words
            assert f"Kept for {personal.kept}" in words
            told += 1
        assert declared.about in words

    assert told >= 10


def test_times_are_said_in_years(words):
    assert "Kept for 2 years after you last used your links or your page" in words
    assert "Kept for 3 years after we answered you" in words


def test_consent_can_be_taken_back(words):
    assert "your consent, which you can take back at any time" in words


def test_it_says_how_to_complain_and_to_whom(structure, client):
    site = SiteSettings.for_site(Site.objects.get())
    site.contact_email = "hello@larch.invalid"
    site.save()

    page = BeautifulSoup(client.get(ADDRESS).content, "html.parser").main

    links = {link["href"] for link in page.select("a")}
    assert reverse("data_complaint") in links
    assert "https://ico.org.uk/make-a-complaint/" in links
    assert "mailto:hello@larch.invalid" in links


def test_the_contents_name_each_heading(structure, client):
    page = BeautifulSoup(client.get(ADDRESS).content, "html.parser").main

    entries = [(link["href"], link.text) for link in page.select("nav a[href^='#']")]
    assert len(entries) > 8
    assert entries == [(f"#{each['id']}", each.text) for each in page.select("h2[id]")]


def test_it_answers_without_pages_and_without_a_site(db, client):
    Site.objects.all().delete()
    Page.objects.filter(depth__gt=1).delete()

    answer = client.get(ADDRESS)

    assert answer.status_code == 200
    assert "Your name" in answer.content.decode()
    assert not answer.cookies


def test_only_reading_is_possible(structure, client):
    assert client.post(ADDRESS).status_code == 405


def test_it_stands_in_the_sitemap(structure, client):
    assert f"{ADDRESS}</loc>" in client.get("/sitemap-views.xml").content.decode()


def test_it_says_that_it_comes_back_when_the_database_is_away(structure, client, database_away):
    with database_away():
        answer = client.get(ADDRESS)

    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert "Nothing is lost" in answer.text


def test_search_engines_may_list_it(structure, client):
    answer = client.get(ADDRESS)

    assert "X-Robots-Tag" not in answer
    assert "Cache-Control" not in answer
    assert 'content="noindex' not in answer.text
