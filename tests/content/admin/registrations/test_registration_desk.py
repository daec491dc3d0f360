"""The desk of registrations: who gets where, what it shows, and what its buttons do."""

import csv
import io
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry, PageLogEntry

from content.models import Registration
from tests.content.registrations.registering import (
    ANSWERS,
    EMAIL,
    NAME,
    a_session,
    a_webinar,
    registered,
    states,
)

pytestmark = pytest.mark.django_db
INDEX, EXPORT = "/admin/registrations/", "/admin/registrations/export/"


@pytest.fixture
def page(webinars):
    return a_webinar(webinars, places=1, title="A talk on waits")


@pytest.fixture
def made(page):
    return registered(Client(), page, EMAIL)


def address(name: str, made: Registration | int) -> str:
    return reverse(f"registrations:{name}", args=[getattr(made, "pk", made)])


def main(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser").select_one("main")


@pytest.fixture
def as_role(client, django_user_model):
    def sign_in(role: str):
        user = django_user_model.objects.create_user(
            username=role, is_superuser=role == "superuser"
        )
        if role != "superuser":
            user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return client

    return sign_in


@pytest.mark.parametrize(
    ("role", "enters", "erases"),
    [("REMI officers", False, False), ("Editors", True, False), ("Moderators", True, True),
     ("superuser", True, True)],
)  # fmt: skip
def test_who_gets_where(as_role, made, role, enters, erases):
    client = as_role(role)

    reached = {place: client.get(place).status_code == 200
               for place in (INDEX, address("inspect", made), address("cancel", made))}  # fmt: skip
    exported = client.post(EXPORT, {"occasion": f"{made.page_id}", "format": "csv"})
    shown = INDEX in client.get("/admin/").text

    assert set(reached.values()) == {enters}
    assert (exported.status_code == 200) is enters
    assert shown is enters
    assert (client.get(address("erase", made)).status_code == 200) is erases
    assert states() == {"ottoline": "place"}


def test_each_occasion_stands_with_its_counts_the_next_first(client, editor, webinars, page, made):
    registered(client, page, "bea@nowhere.invalid", access_needs="")
    series = a_webinar(webinars, slug="series", title="Drop-in", series=True, start=None,
                       date_precision="unknown")  # fmt: skip
    session = a_session(series, begins_in=timedelta(days=2), title="On data")
    registered(client, series, "cyd@nowhere.invalid", session=str(session.uid))

    rows = [
        row.get_text(" ", strip=True)
        for row in main(editor.get(INDEX)).select(".desk-occasions tbody tr")
    ]
    panel = (
        main(editor.get("/admin/")).select_one("#registrations-content").get_text(" ", strip=True)
    )

    assert rows[0].startswith("Drop-in: On data")
    assert "1 0 1" in rows[0]
    assert rows[1].startswith("A talk on waits")
    assert "1 of 1 1 1" in rows[1]
    assert "1 of 1 places, 1 waiting" in panel


def test_it_is_narrowed(client, editor, webinars, page):
    everybody = {"ada", "bea", "cyd"}
    for name, at in (("ada", page), ("bea", page), ("cyd", a_webinar(webinars, slug="two"))):
        registered(client, at, f"{name}@nowhere.invalid")
    emails = {row.reference: row.email.partition("@")[0] for row in Registration.objects.all()}
    found = {}

    for query in (f"occasion={page.pk}", "state=waiting", "q=ada@", "occasion=nonsense", "q=%00"):
        rows = main(editor.get(f"{INDEX}?{query}")).select("#listing-results tbody tr")
        found[query] = {emails[row.get_text(" ", strip=True).split()[0]] for row in rows}

    assert list(found.values()) == [{"ada", "bea"}, {"bea"}, {"ada"}, everybody, everybody]


def test_the_list_is_taken_along_safe_for_spreadsheets_and_logged(client, editor, page, made):
    Registration.objects.filter(pk=made.pk).update(question="=HYPERLINK(1)")
    registered(client, page, "bea@nowhere.invalid")

    answers = {form: editor.post(EXPORT, {"occasion": f"{page.pk}", "format": form})
               for form in ("csv", "xlsx")}  # fmt: skip

    text = b"".join(answers["csv"]).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    book = load_workbook(io.BytesIO(b"".join(answers["xlsx"])))
    assert [line[1:5] for line in lines[1:]] == [
        ["Has a place", NAME, EMAIL, ANSWERS["organisation"]],
        ["On the waiting list", NAME, "bea@nowhere.invalid", ANSWERS["organisation"]],
    ]
    assert lines[1][6] == "'=HYPERLINK(1)"
    assert book["Registrations"]["D2"].value == EMAIL
    assert answers["csv"]["Cache-Control"].startswith("no-store, private")
    assert PageLogEntry.objects.filter(page=page.pk, action="registrations.export").count() == 2


def test_an_odd_export_is_not_found(editor):
    for occasion in ("", "x", "99999999", "1-nonsense", "\x00"):
        assert editor.post(EXPORT, {"occasion": occasion, "format": "csv"}).status_code == 404
    assert editor.post(EXPORT, {"occasion": "1", "format": "exe"}).status_code == 404


def test_cancelling_somebody_gives_the_place_to_the_next_and_is_logged(client, editor, page, made):
    registered(client, page, "bea@nowhere.invalid")

    editor.post(address("cancel", made))
    again = editor.post(address("cancel", made), follow=True)

    assert states() == {"ottoline": "cancelled", "bea": "place"}
    assert "It is cancelled already." in again.text
    entry = ModelLogEntry.objects.get(action="registrations.cancel")
    assert (entry.label, entry.data) == (made.reference, {})


def test_a_moderator_erases_and_the_page_says_so(moderator, made):
    moderator.post(address("erase", made))

    shown = main(moderator.get(address("inspect", made))).get_text()
    assert "What the person told us is gone" in shown
    assert NAME not in shown


def test_a_page_with_people_is_not_deleted_under_them(moderator, page, made):
    single = moderator.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)
    several = moderator.post(
        f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'delete'])}?id={page.pk}",
        follow=True,
    )

    for answer in (single, several):
        assert "people are registered there" in answer.text
    assert Registration.objects.exists()
    Registration.objects.update(ends_at=made.created_at)
    moderator.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not Registration.objects.exists()


def test_the_lists_ask_the_database_a_fixed_number_of_times(
    client, editor, page, made, django_assert_max_num_queries
):
    for n in range(12):
        registered(client, page, f"somebody{n}@nowhere.invalid")
    editor.get(INDEX)

    with django_assert_max_num_queries(30):
        editor.get(INDEX)
