"""The moderation desk: who gets where, what each page shows, and what its buttons do."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from content.models import Finding, Source, Suggestion
from tests.content.evidence_records import a_condition, a_finding, a_source
from tests.content.suggestions.suggesting import EMAIL, NAME, PDF, a_suggestion

pytestmark = pytest.mark.django_db
INDEX = "/admin/suggestions/"
ACTIONS = ("accept", "decline", "ask", "erase")
OUTSIDERS, INSIDERS = ("anonymous", "REMI officers"), ("Editors", "Moderators", "superuser")


@pytest.fixture
def made():
    return a_suggestion(file=ContentFile(PDF, name="x.pdf"), condition=a_condition())


@pytest.fixture
def as_role(client, django_user_model):
    def sign_in(role: str):
        if role != "anonymous":
            user = django_user_model.objects.create_user(
                username="somebody", is_superuser=role == "superuser"
            )
            if role != "superuser":
                user.groups.add(Group.objects.get(name=role))
            client.force_login(user)
        return client

    return sign_in


def address(name: str, made: Suggestion | int) -> str:
    return reverse(f"suggestions:{name}", args=[getattr(made, "pk", made)])


def addresses(made) -> list[str]:
    of_one = [address(name, made) for name in ("inspect", "file", *ACTIONS)]
    return [INDEX, reverse("suggestions:index_results"), *of_one]


def main(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser").select_one("main")


def sent_away(answer, role: str) -> bool:
    home = reverse("wagtailadmin_login" if role == "anonymous" else "wagtailadmin_home")
    return answer.status_code == 302 and answer["Location"].partition("?")[0] == home


@pytest.mark.parametrize("role", OUTSIDERS)
def test_others_get_nowhere(as_role, made, role):
    client, before = as_role(role), list(Suggestion.objects.values())

    for whose in (made, 987654):
        for place in addresses(whose):
            for method in (client.get, client.post):
                assert sent_away(method(place, {"words": "x", "reason": "known"}), role), place

    assert list(Suggestion.objects.values()) == before


@pytest.mark.parametrize("role", INSIDERS)
def test_editors_and_moderators_get_everywhere(as_role, made, role):
    client = as_role(role)

    answers = {place: client.get(place) for place in addresses(made)}

    for place, answer in answers.items():
        may = role != "Editors" or not place.endswith("/erase/")
        assert (answer.status_code == 200) is may, place
    for name in ("inspect", "file", "accept", "decline", "ask"):
        assert client.get(address(name, 987654)).status_code == 404


def test_an_editor_erases_nobody(editor, made):
    editor.post(address("erase", made))

    made.refresh_from_db()
    assert made.has_person
    assert "Erase the sender" not in main(editor.get(address("inspect", made))).get_text()


def test_officers_do_not_find_it_in_the_menu_or_on_the_dashboard(as_role, made):
    assert INDEX not in as_role("REMI officers").get("/admin/").text


def test_what_has_waited_longest_comes_first(editor):
    now = timezone.now()
    done = a_suggestion(created_at=now - timedelta(days=99), state="accepted", decided_at=now)
    fresh, late = (a_suggestion(created_at=now - timedelta(days=days)) for days in (1, 40))
    asked = a_suggestion(created_at=now - timedelta(days=60), state="asked", asked_at=now)

    rows = [row.get_text(" ", strip=True) for row in main(editor.get(INDEX)).select("tbody tr")]

    assert [row.split()[0] for row in rows] == [
        each.reference for each in (late, fresh, asked, done)
    ]
    assert "working days, overdue" in rows[0]
    assert "For the sender" in rows[2]


@pytest.mark.parametrize(
    ("query", "found"),
    [("waiting=overdue", ["late"]), ("waiting=open", ["late", "fresh"]), ("state=declined", ["done"]),
     ("q=fresh", ["fresh"]), ("state=nonsense", ["late", "fresh", "done"]), ("q=%00", ["late", "fresh", "done"])],
)  # fmt: skip
def test_it_is_narrowed(editor, query, found):
    now = timezone.now()
    a_suggestion(created_at=now - timedelta(days=40), title="late")
    a_suggestion(title="fresh")
    a_suggestion(title="done", state="declined", reason="known", decided_at=now)
    titles = dict(Suggestion.objects.values_list("reference", "title"))

    answer = editor.get(f"{INDEX}?{query}")

    rows = main(answer).select("tbody tr") if answer.status_code == 200 else []
    assert [titles[row.get_text(" ", strip=True).split()[0]] for row in rows] == found
    assert answer.status_code < 500


def test_the_page_shows_everything_and_what_looks_like_it(editor, made):
    source = a_source(url="http://www.report.example/waits/")

    page = main(editor.get(address("inspect", made)))

    words = page.get_text(" ", strip=True)
    for each in (made.statement, made.title, made.link, made.why, NAME, EMAIL, "Maternity"):
        assert each in words
    assert f"Source: {source} (the same address)" in words.replace("( ", "(")
    assert page.select_one(f'a[href="{address("file", made)}"]')


def test_what_was_written_is_shown_as_words(editor):
    made = a_suggestion(statement="<script>alert(1)</script>", link="https://a.example/?q='\"")

    text = editor.get(address("inspect", made)).text

    assert "<script>alert(1)" not in text


def test_the_file_is_only_saved_never_shown(editor, made):
    answer = editor.get(address("file", made))

    assert answer.content == PDF
    assert answer["Content-Disposition"] == f'attachment; filename="{made.reference}.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Cache-Control"].startswith("no-store, private")
    made.file.storage.delete(made.file.name)
    assert editor.get(address("file", made)).status_code == 404


def test_accepting_leads_to_the_editor_of_the_draft(editor, made):
    form = main(editor.get(address("accept", made)))
    assert form.select_one("textarea[name=statement]").get_text().strip() == made.statement
    assert form.select_one("select[name=condition] option[selected]").get_text() == "Maternity"

    answer = editor.post(
        address("accept", made),
        {"statement": "In our words.", "condition": made.condition_id, "source": "new",
         "title": "The report"},
    )  # fmt: skip

    finding = Finding.objects.get()
    assert finding.statement == "In our words."
    assert not finding.live
    assert Source.objects.get().url == made.link
    assert answer["Location"] == reverse(
        Finding.snippet_viewset.get_url_name("edit"), args=[finding.pk]
    )
    assert editor.get(answer["Location"]).status_code == 200
    assert ModelLogEntry.objects.filter(action="suggestions.accept", label=made.reference).exists()


def test_a_source_that_we_have_is_offered_first(editor, made):
    source = a_source(url="http://www.report.example/waits/")

    form = main(editor.get(address("accept", made)))
    chosen = form.select_one("input[name=source][checked]")["value"]
    editor.post(
        address("accept", made),
        {"statement": "In our words.", "condition": made.condition_id, "source": chosen},
    )

    assert Finding.objects.get().source == source
    assert Source.objects.count() == 1


@pytest.mark.parametrize(
    ("action", "fields", "told"),
    [
        ("accept", {"statement": "x", "source": "new"}, "required"),
        ("accept", {"statement": "x", "source": "new", "condition": "1"}, "Give the new source a title"),
        ("accept", {"statement": "x", "source": "987", "condition": "1"}, "not one of the available"),
        ("decline", {}, "required"),
        ("decline", {"reason": "other"}, "Say the reason in your own words."),
        ("decline", {"reason": "nonsense"}, "not one of the available"),
        ("ask", {"question": "  "}, "required"),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_and_nothing_changes(editor, made, action, fields, told):
    if fields.get("condition") == "1":
        fields = fields | {"condition": made.condition_id}

    answer = editor.post(address(action, made), fields)

    assert told in main(answer).get_text()
    assert Suggestion.objects.get().state == "waiting"
    assert not Finding.objects.exists()


@pytest.mark.parametrize(
    ("action", "fields", "state"),
    [
        ("decline", {"reason": "other", "words": "Not now."}, "declined"),
        ("ask", {"question": "Which page?"}, "asked"),
    ],
)
def test_declining_and_asking_are_done_and_logged(editor, made, action, fields, state):
    editor.post(address(action, made), fields)

    assert Suggestion.objects.get().state == state
    entry = ModelLogEntry.objects.get(action=f"suggestions.{action}")
    assert (entry.label, entry.data) == (made.reference, {})


@pytest.mark.parametrize("action", ["accept", "decline", "ask"])
def test_a_second_decision_is_refused_with_its_reason(editor, made, action):
    editor.post(address("decline", made), {"reason": "known"})

    answer = editor.post(
        address(action, made), {"reason": "unsound", "question": "?", "statement": "x"}, follow=True
    )

    assert "Nothing was changed" in answer.text
    assert Suggestion.objects.get().reason == "known"
    assert not Finding.objects.exists()


def test_a_moderator_erases_and_it_is_logged(moderator, made):
    moderator.post(address("erase", made))

    made.refresh_from_db()
    assert (made.state, made.email) == ("withdrawn", "")
    assert ModelLogEntry.objects.filter(action="suggestions.erase").exists()
    assert (
        "What the sender told us is gone"
        in main(moderator.get(address("inspect", made))).get_text()
    )


def test_the_dashboard_warns_of_what_waits_too_long(editor):
    a_suggestion()
    assert "for more than 20 working days" not in editor.get("/admin/").text
    a_suggestion(created_at=timezone.now() - timedelta(days=40))

    panel = BeautifulSoup(editor.get("/admin/").content, "html.parser").select_one(
        "#suggestions-content"
    )

    words = panel.get_text(" ", strip=True)
    assert "1 suggestion waits for an answer for more than 20 working days" in words
    assert "2 suggestions" in words


def test_the_list_asks_the_database_a_fixed_number_of_times(editor, django_assert_max_num_queries):
    for _ in range(12):
        a_suggestion(condition=a_condition())
    editor.get(INDEX)

    with django_assert_max_num_queries(25):
        editor.get(INDEX)


def test_a_published_finding_stands_in_its_page(editor, made):
    Suggestion.objects.update(state="accepted", decided_at=timezone.now(), finding=a_finding())

    page = main(editor.get(address("inspect", made)))

    assert "Accepted" in page.get_text()
    assert "(draft)" not in page.get_text()
