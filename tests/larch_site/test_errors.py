"""What readers see when something went wrong: a page of this site, with words they can use."""

import re
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import Client
from django.urls import get_resolver, reverse

from content.templatetags import stylesheet
from larch_site import errors

STRANGER = {"host": "somebody-else.example"}


def title_of(response) -> str:
    return re.search(r"<h1>(.*?)</h1>", response.content.decode())[1]


def test_a_request_we_cannot_read_is_answered_without_the_database(client):
    response = client.get("/", headers=STRANGER)

    assert response.status_code == 400
    assert title_of(response) == "We could not read that request"
    assert "css/site.css" in response.text


def test_our_own_mistake_is_told_without_the_database(rf):
    response = errors.server_error(rf.get("/"))

    assert response.status_code == 500
    assert title_of(response) == "Something went wrong"
    assert "css/site.css" in response.text


def test_missing_styles_do_not_hide_the_message(rf, monkeypatch):
    def missing(name):
        raise ValueError(f"Missing staticfiles manifest entry for '{name}'")

    monkeypatch.setattr(stylesheet, "static", missing)
    response = errors.server_error(rf.get("/"))

    assert title_of(response) == "Something went wrong"
    assert "stylesheet" not in response.text


def test_what_is_too_large_is_said_to_be(structure):
    too_much = {"hopes": "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)}
    body, form = urlencode(too_much), "application/x-www-form-urlencoded"

    response = Client(enforce_csrf_checks=True).post("/remi/request/", body, content_type=form)

    assert response.status_code == 413
    assert title_of(response) == "That was too large"


def test_a_form_without_its_token_is_explained(structure):
    address = reverse("wagtailcore_authenticate_with_password", args=[1, 1])

    response = Client(enforce_csrf_checks=True).post(address)

    assert response.status_code == 403
    assert title_of(response) == "Your form was not accepted"
    assert 'aria-label="Main"' in response.text


def test_a_page_says_that_it_takes_no_form(structure):
    for client in (Client(), Client(enforce_csrf_checks=True)):
        assert client.post("/").status_code == 405


def test_what_is_not_allowed_is_said_on_a_page_of_the_site(structure, rf):
    handler = get_resolver().resolve_error_handler(403)

    response = handler(rf.get("/"), PermissionDenied("a detail for developers"))

    assert response.status_code == 403
    assert title_of(response) == "This page is not open to you"
    assert "a detail for developers" not in response.text


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "413", "500"])
def test_they_are_not_for_search_engines(structure, rf, name):
    assert "noindex" in render_to_string(f"errors/{name}.html", request=rf.get("/"))


@pytest.mark.parametrize("charset", ["utf-16", "iso-8859-1"])
def test_a_form_in_another_encoding_is_refused_and_no_fault_of_ours(db, charset):
    kind = f"application/x-www-form-urlencoded; charset={charset}"
    response = Client(enforce_csrf_checks=True, headers={"cookie": f"csrftoken={'x' * 32}"}).post(
        "/remi/request/", b"name=Quilla", content_type=kind
    )

    assert response.status_code == 400
    assert title_of(response) == "We could not read that request"
