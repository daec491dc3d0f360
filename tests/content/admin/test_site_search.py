"""Synonyms, promoted results, and what was searched for in vain."""

import csv
from datetime import date
from importlib import import_module

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Page

from content.admin.formulas import no_formula
from content.models import PromotedResult, SearchSynonym, UnfoundTerm

REPORT = "/admin/searched_and_not_found/"
migration = import_module("content.migrations.0006_search_groups")


@pytest.fixture
def terms(db):
    UnfoundTerm.objects.create(digest="a", term="asthma", days=3, last_day=date(2026, 11, 2))
    UnfoundTerm.objects.create(digest="b", term="", days=1, last_day=date(2026, 11, 3))


def test_an_editor_adds_a_synonym_that_counts_at_once(structure, editor):
    editor.post(
        reverse("search_synonyms:add"),
        {"typed": "prescriptions", "also_finds": "Race Equity Maturity Index"},
    )

    titles = [
        hit.entry.title for hit in editor.get("/search/?query=prescription").context["search"].hits
    ]
    assert SearchSynonym.objects.filter(typed="prescriptions").exists()
    assert titles == []  # another word than the one that was entered
    found = editor.get("/search/?query=Prescriptions").context["search"].hits
    assert found[0].entry.title == "Race Equity Maturity Index"


def test_a_synonym_without_words_is_refused(structure, editor):
    answer = editor.post(reverse("search_synonyms:add"), {"typed": " ,!", "also_finds": "x"})

    assert "Write at least one word." in answer.content.decode()


def test_a_promoted_result_is_chosen_and_shown(structure, editor):
    contact = Page.objects.get(slug="contact")
    editor.post(
        reverse("promoted_results:add"),
        {"searches": "Join, how to join", "page": contact.pk, "reason": "Write to us."},
    )

    [promoted] = editor.get("/search/?query=how+to+JOIN").context["search"].promoted
    assert (promoted.page.title, promoted.reason) == (contact.title, "Write to us.")
    assert PromotedResult.objects.get().page == contact


def test_the_report_shows_what_was_asked_for_twice(structure, editor, terms):
    page = BeautifulSoup(editor.get(REPORT).content, "html.parser")

    rows = [row.get_text(" ", strip=True) for row in page.select("main table tbody tr")]
    assert rows == ["asthma 3 2 Nov 2026"]
    assert page.select_one("main table tbody a")["href"] == "/search/?query=asthma"


def test_the_report_is_taken_along_as_a_table(structure, editor, terms):
    answer = editor.get(f"{REPORT}?export=csv")

    rows = list(csv.reader(answer.getvalue().decode().splitlines()))
    assert rows == [["Searched for", "Days", "Last time"], ["asthma", "3", "2026-11-02"]]
    assert editor.get(f"{REPORT}?export=xlsx").status_code == 200


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\uff1d1"])
def test_nothing_in_a_table_is_a_formula(text):
    assert no_formula(text) == f"'{text}"
    assert no_formula("sickle cell") == "sickle cell"


@pytest.mark.parametrize(
    ("group", "permission", "has"),
    [
        ("Editors", "add_searchsynonym", True),
        ("Editors", "delete_searchsynonym", False),
        ("Editors", "view_unfoundterm", True),
        ("Moderators", "delete_promotedresult", True),
        ("Moderators", "change_unfoundterm", False),
        ("REMI officers", "view_unfoundterm", True),
        ("REMI officers", "change_searchsynonym", False),
    ],
)
@pytest.mark.django_db
def test_who_may_do_what(group, permission, has):
    permissions = Group.objects.get(name=group).permissions

    assert permissions.filter(codename=permission).exists() is has


def test_only_who_may_read_the_report_is_led_to_it(structure, signed_in, terms, django_user_model):
    officer = signed_in("REMI officers")
    assert officer.get(REPORT).status_code == 200

    user = django_user_model.objects.get()
    user.groups.get().permissions.remove(
        *user.groups.get().permissions.filter(codename="view_unfoundterm")
    )

    assert officer.get(REPORT).status_code == 302
    assert REPORT not in officer.get("/admin/").content.decode()


@pytest.mark.django_db
def test_the_migration_goes_back_and_forth():
    before = set(Group.objects.values_list("name", "permissions__codename"))

    migration.take_permissions_back(apps, None)
    taken = set(Group.objects.values_list("name", "permissions__codename"))
    migration.give_permissions(apps, None)

    assert before - taken == {
        (name, each.partition(".")[2])
        for name, permissions in migration.PERMISSIONS.items()
        for each in permissions
    }
    assert set(Group.objects.values_list("name", "permissions__codename")) == before
