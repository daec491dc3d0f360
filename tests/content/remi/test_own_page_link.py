"""Only whoever was sent the address of an own page gets in."""

import string

import pytest
from django.core import signing
from django.utils import timezone

from content.models import DownloadRequest
from content.remi import letting_go
from content.remi.own_page_link import own_page_address, own_page_path, token_of
from tests.content.remi.requesters import anonymise, make_request

pytestmark = pytest.mark.django_db
OTHERS = string.ascii_letters + string.digits + "-_:"


@pytest.fixture
def asked() -> DownloadRequest:
    return make_request()


def page(client, token: str):
    return client.get(f"/remi/my/{token}/")


def test_the_address_opens_the_page(client, asked):
    assert page(client, token_of(asked)).status_code == 200
    assert own_page_address(asked) == f"http://testserver{own_page_path(asked)}"


def test_the_address_names_nobody(asked):
    assert "canary" not in own_page_path(asked).lower()


def test_one_altered_character_is_not_found(client, asked):
    """At each place, with the letters beside it in the alphabet and with another case."""
    token = token_of(asked)
    for place, letter in enumerate(token):
        near = OTHERS[(OTHERS.index(letter) + 1) % len(OTHERS)]
        for other in {near, letter.swapcase(), "A"} - {letter}:
            altered = token[:place] + other + token[place + 1 :]

            assert page(client, altered).status_code == 404, altered


def test_the_last_character_has_no_twin(client, asked):
    """The last letter of a signature in base 64 has bits to spare: only the one written counts."""
    token = token_of(asked)
    for other in set(OTHERS) - {token[-1]}:
        assert page(client, token[:-1] + other).status_code == 404


def test_a_token_cut_short_or_lengthened_is_not_found(client, asked):
    token = token_of(asked)
    for altered in (*(token[:end] for end in range(1, len(token))), token + "A", f"%00{token}"):
        assert page(client, altered).status_code == 404


def test_tokens_of_two_requests_cannot_be_mixed(client, asked):
    other = make_request("other@made-up.example")
    number, _, _ = token_of(asked).partition(":")
    _, _, signature = token_of(other).partition(":")

    assert page(client, f"{number}:{signature}").status_code == 404


def test_a_token_of_another_purpose_is_not_found(client, asked):
    foreign = signing.Signer(salt="content.remi.delivery").sign(f"{asked.pk}-1")

    assert page(client, foreign).status_code == 404


def test_a_request_that_never_was_is_not_found(client, asked):
    assert page(client, token_of(DownloadRequest(pk=asked.pk + 1_000))).status_code == 404


def test_a_new_version_ends_the_old_address(client, asked):
    old = token_of(asked)

    DownloadRequest.objects.update(link_version=2)

    assert page(client, old).status_code == 404
    assert page(client, token_of(DownloadRequest.objects.get())).status_code == 200


def test_after_erasing_the_page_says_that_it_is_gone(client, asked):
    letting_go.erase(request=asked, now=timezone.now())

    answer = page(client, token_of(asked))

    assert answer.status_code == 410
    assert "This has been erased" in answer.content.decode()


def test_an_anonymous_request_is_gone_whatever_its_version(client, asked):
    old = token_of(asked)
    anonymise(asked)
    DownloadRequest.objects.update(link_version=7)

    assert page(client, old).status_code == 410


@pytest.mark.parametrize("state", ["there", "wrong", "gone"])
def test_no_answer_is_kept_or_told_on(client, asked, state):
    if state == "gone":
        anonymise(asked)
    answer = page(client, token_of(asked) if state != "wrong" else "1-1:wrong")

    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "strict-origin"
    assert answer["X-Robots-Tag"] == "noindex"
