import pytest
from django.core.management import call_command
from wagtail.models import Page, Site

from content.importers.structure import create_site
from content.models import HomePage, Provenance, SiteSettings, StandardPage

ADDRESSES = {
    "/",
    "/about/",
    "/about/accessibility/",
    "/about/contact/",
    "/about/privacy/",
    "/events/",
    "/evidence/",
    "/news/",
    "/race-equity-maturity-index/",
    "/race-equity-maturity-index/uptake/",
    "/resources/",
    "/webinars/",
}

pytestmark = pytest.mark.django_db


def test_the_bare_site_takes_the_place_of_wagtails_welcome():
    create_site()

    pages = Page.objects.filter(depth__gt=1)
    assert {page.url for page in pages} == ADDRESSES
    assert not pages.filter(title__startswith="Welcome").exists()
    assert all(page.live for page in pages)


def test_the_site_begins_at_the_home_page_under_the_address_of_the_settings(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://larch.example.org"

    create_site()

    site = Site.objects.get()
    assert (site.hostname, site.port, site.is_default_site) == ("larch.example.org", 443, True)
    assert site.root_page.specific == HomePage.objects.get()


def test_the_menu_leads_to_every_listing_in_order():
    create_site()

    menu = [link.value["page"].url for link in SiteSettings.objects.get().navigation]
    assert menu[0] == "/evidence/"
    assert len(menu) == 7


def test_readers_get_every_page(client):
    create_site()

    answers = {address: client.get(address).status_code for address in ADDRESSES}
    assert set(answers.values()) == {200}


def test_again_changes_nothing():
    create_site()
    before = list(Page.objects.order_by("pk").values())

    create_site()

    assert list(Page.objects.order_by("pk").values()) == before


def test_what_editors_did_stays():
    create_site()
    StandardPage.objects.get(slug="privacy").delete()
    about = StandardPage.objects.get(slug="about")
    about.title = "Who we are"
    about.save_revision().publish()

    create_site()

    assert not StandardPage.objects.filter(slug="privacy").exists()
    assert StandardPage.objects.get(slug="about").title == "Who we are"


def test_a_site_without_its_home_page_is_made_again():
    create_site()
    HomePage.objects.get().delete()
    Page.objects.update(numchild=0)  # as after a clean-up of the tree

    create_site()

    assert {page.url for page in Page.objects.filter(depth__gt=1)} == ADDRESSES


def test_the_address_follows_the_settings_until_somebody_changes_it(settings):
    settings.WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
    create_site()

    settings.WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8001"
    create_site()
    assert Site.objects.get().port == 8001

    Site.objects.update(port=9000)
    settings.WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8002"
    create_site()
    assert Site.objects.get().port == 9000


def test_the_command_says_what_it_does(capsys):
    call_command("create_site")
    call_command("create_site")

    assert "has its structure already" in capsys.readouterr().out
    assert Provenance.objects.filter(key="page:/").exists()


def test_a_command_that_was_not_told_the_address_leaves_it(settings):
    settings.WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8302"
    create_site()
    settings.WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"

    settings.SITE_ADDRESS_IS_GIVEN = False
    create_site()
    assert Site.objects.get().port == 8302

    settings.SITE_ADDRESS_IS_GIVEN = True
    create_site()
    assert Site.objects.get().port == 8000
