"""What a requester sees, and that looking changes nothing."""

import json

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.utils import timezone
from wagtail.models import Page

from content.models import (
    DataComplaint,
    DownloadRequest,
    OrganisationStatus,
    Registration,
    RemiOrganisation,
    SiteSettings,
    Suggestion,
)
from content.outbox.message import post
from content.privacy.declaration import declarations
from content.remi.implementation import Stage
from content.remi.own_page import DONE
from content.remi.own_page_link import own_page_path, token_of
from content.remi.own_page_urls import urlpatterns
from content.remi.status import record_status
from tests.content.remi.requesters import EMAIL, make_organisation, make_request, make_version

pytestmark = pytest.mark.django_db
ANSWERS = ["not-started", "championing", "not-using", "stop"]


@pytest.fixture
def asked() -> DownloadRequest:
    make_version()
    return make_request()


def shown(client, request: DownloadRequest, query: str = "") -> str:
    return client.get(own_page_path(request) + query).content.decode()


def every_address(request: DownloadRequest) -> list[str]:
    """Below /remi/my/, from the addresses themselves, so that a new one is tried too."""
    paths = [str(one.pattern) for one in urlpatterns]
    assert len(paths) == 10
    filled = [
        f"/remi/my/{path}".replace("<str:token>", token_of(request)).replace("<int:months>", months)
        for path in paths
        for months in ("3", "12")
    ]
    return sorted({path.replace("<slug:answer>", answer) for path in filled for answer in ANSWERS})


def everything_stored() -> dict[str, list]:
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models()
    }


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_any_address_changes_nothing(client, structure, asked, method):
    SiteSettings.objects.get()  # the page's frame makes them when they are missing
    make_request("other@made-up.example")
    before = everything_stored()

    answers = {path: getattr(client, method)(path) for path in every_address(asked)}

    assert len(answers) == 17
    assert {answer.status_code for answer in answers.values()} <= {200, 303}
    assert everything_stored() == before


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_other_methods_are_refused(client, asked, method):
    before = everything_stored()

    statuses = {getattr(client, method)(path).status_code for path in every_address(asked)}

    assert statuses == {405}
    assert everything_stored() == before


def test_no_address_opens_with_a_wrong_token(client, asked):
    for path in every_address(asked):
        if token_of(asked) in path:
            wrong = path.replace(token_of(asked), token_of(asked)[:-1] + "!")

            assert client.get(wrong).status_code == 404, wrong
            assert client.post(wrong).status_code == 404, wrong


def test_it_says_who_asked_when_and_under_which_reference(client, asked):
    text = shown(client, asked)

    assert "<h1>Your REMI</h1>" in text
    assert "Hello Canary Testperson." in text
    assert asked.reference in text
    assert asked.deliveries.get().get_absolute_url() in text


def test_only_fixed_words_are_said_afterwards(client, asked):
    assert DONE["status"] in shown(client, asked, "?done=status")
    assert 'class="done"' not in shown(client, asked, "?done=<script>")


def test_no_cookie_but_that_of_the_forms(client, asked):
    client.get(own_page_path(asked))

    assert set(client.cookies) == {"csrftoken"}


def test_it_shows_what_this_person_told(client, asked):
    tell(asked, "embedding", asked)

    assert "you told us: <strong>Embedding</strong>" in shown(client, asked)


def test_it_never_shows_what_others_there_told(client, asked):
    """Who types the name of an organisation would learn that it has the index, and how far it is."""
    colleague = make_request("colleague@made-up.example")
    tell(colleague, "embedding", colleague)
    tell(asked, "paused", None)  # by an officer

    text = shown(client, asked)

    assert "You haven't told us yet" in text
    assert "checked" not in text


def tell(request, stage, by) -> None:
    source = OrganisationStatus.Source.OWN_PAGE if by else OrganisationStatus.Source.OFFICER
    record_status(
        organisation=request.organisation,
        stage=stage,
        source=source,
        request=by,
        now=timezone.now(),
    )


def test_a_name_that_is_not_public_stays_as_it_was_typed(client, asked):
    organisation = RemiOrganisation.objects.filter(pk=asked.organisation_id)
    organisation.update(name="What somebody else typed", on_register=False)
    assert "What somebody else typed" not in shown(client, asked)

    organisation.update(name="Public Trust", on_register=True)
    assert "Public Trust" in shown(client, asked)


def test_other_requests_of_the_same_address_are_listed(client, asked):
    mine = make_request(EMAIL.upper(), organisation=make_organisation("Second Trust"))
    strangers = make_request("other@made-up.example")

    text = shown(client, asked)

    assert own_page_path(mine) in text
    assert strangers.reference not in text


def test_everything_is_held_as_a_file(client, asked):
    mine = make_request(name="Canary Second", hopes="To sing again")
    DataComplaint.objects.create(name="Canary", email=EMAIL, complaint="Too loud")
    make_request("other@made-up.example", name="Stranger Testperson")

    answer = client.get(f"{own_page_path(asked)}data.json")
    held = json.loads(answer.content)

    assert answer["Content-Type"] == "application/json"
    assert "no-store" in answer["Cache-Control"]
    assert {one["name"] for one in held["records"]} == {
        asked.reference, mine.reference, DataComplaint.objects.get().reference,
    }  # fmt: skip
    text = answer.content.decode()
    for word in ("Canary Second", "To sing again", "Too loud", "What we told the canary."):
        assert word in text
    assert "Stranger" not in text


def test_no_field_is_left_out_of_the_file(client, asked):
    """Personal or not: each field of each declared record that has a mail address."""
    DataComplaint.objects.create(name="Canary", email=EMAIL, complaint="Too loud")
    Suggestion.objects.create(name="Canary", email=EMAIL, statement="Songs help")
    page, now = Page.objects.get(depth=1), timezone.now()
    Registration.objects.create(email=EMAIL, page=page, state="place", ends_at=now)
    held = json.loads(client.get(f"{own_page_path(asked)}data.json").content)["records"]
    models = [model for model, declared in declarations() if "email" in declared.fields]

    assert len(models) == len(held) == 4
    for model in models:
        record = next(one for one in held if one["kind"] == model._meta.verbose_name)
        named = {one["field"] for one in record["about you"]} | set(record["other"])
        assert named == {field.name for field in model._meta.concrete_fields} - {"id"}
        for one in record["about you"]:
            declared = model.personal_data.fields[one["field"]]
            assert (one["label"], one["purpose"]) == (declared.label, declared.purpose)


def test_what_hangs_on_a_request_is_in_the_file(client, asked):
    tell(asked, "paused", asked)
    record = json.loads(client.get(f"{own_page_path(asked)}data.json").content)["records"][0]

    assert {name: len(rows) for name, rows in record["records"].items()} == {
        "deliveries": 1, "check_ins": 3, "statuses": 1,
    }  # fmt: skip
    assert record["records"]["statuses"][0]["stage"] == "Paused"


def test_everything_stands_on_the_page_too(client, asked):
    text = shown(client, asked)

    for name, declared in DownloadRequest.personal_data.fields.items():
        assert declared.label in text
        assert declared.purpose in text
        if name != "wants_news":
            assert getattr(asked, name) in text
    assert "What we told the canary." in text


def test_the_page_speaks_of_nothing_that_only_programs_need(client, asked):
    post(kind="remi.new-version", about=asked.pk)

    text = BeautifulSoup(shown(client, asked), "html.parser").main.get_text(" ", strip=True)

    for words in ("remi.", str(asked.submission), "Submission", "Link version", "address:"):
        assert words not in text
    assert "Kind: Question after 3 months" in text
    assert "Kind: New version" in text


@pytest.mark.parametrize("answer", Stage.values)
def test_an_answer_from_a_mail_is_a_question_first(client, asked, answer):
    DownloadRequest.objects.update(organisation_as_typed="Canaries & Co")

    page = client.get(f"{own_page_path(asked)}check-in/3/{answer}/")

    heading = BeautifulSoup(page.content, "html.parser").h1.get_text()
    assert "Canaries & Co" in heading
    assert heading.endswith("?")
    assert answer != "commitment" or heading == "Is Canaries & Co at Commitment?"
