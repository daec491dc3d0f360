"""Files that come with a suggestion: what they are, how large, and that a chosen one stays."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from content.models import Suggestion
from content.public_forms import throttle
from content.public_forms.private_store import private_storage
from content.public_forms.upload_limit import MEGABYTE
from content.suggestions.suggestion import FOLDER
from tests.content.public_forms.test_file_kinds import LIES
from tests.content.suggestions.suggesting import (
    ANSWERS,
    FORM,
    PDF,
    a_file,
    listed_errors,
    send,
    soup_of,
    typed_in,
)

pytestmark = pytest.mark.django_db


def stored_files() -> set[str]:
    store = private_storage()
    return set(store.listdir(FOLDER)[1]) if store.exists(FOLDER) else set()


def test_too_many_files_are_not_kept(client, monkeypatch):
    monkeypatch.setattr(throttle, "MOST_IN_A_WINDOW", 1)
    send(client, file=a_file(), statement="")
    before = stored_files()

    second = send(client, file=a_file(), statement="")

    assert second.status_code == 429
    assert stored_files() == before


def test_a_file_alone_will_do_and_is_stored_under_a_random_name(client):
    send(client, where="", file=a_file("Zebedee's report.pdf"))

    made = Suggestion.objects.get()
    assert made.file.read() == PDF
    made.file.close()
    assert made.file.name.startswith("suggestions/")
    assert made.file.name.endswith(".pdf")
    assert "ebedee" not in made.file.name
    for place in (f"/media/{made.file.name}", f"/documents/{made.file.name}", f"/{made.file.name}"):
        assert client.get(place).status_code == 404


def test_a_chosen_file_survives_a_wrong_answer(client):
    wrong = send(client, where="", statement="", file=a_file("my report.pdf"))

    page = soup_of(wrong)
    assert "my report.pdf" in page.select_one(".kept-file").get_text()
    again = client.post(FORM, typed_in(page) | {"statement": "It says so."})
    assert again.status_code == 303
    with Suggestion.objects.get().file as file:
        assert file.read() == PDF


def test_a_kept_file_can_be_left_out_or_replaced(client):
    wrong = send(client, statement="", file=a_file())
    fields = typed_in(soup_of(wrong)) | {"statement": "It says so."}
    without = client.post(FORM, fields | {"without_file": "on"})
    other = send(client, statement="", file=a_file())
    fields = typed_in(soup_of(other)) | {"statement": "It says so."}
    client.post(FORM, fields | {"file": a_file("notes.txt", b"other")})

    assert without.status_code == 303
    first, second = Suggestion.objects.order_by("pk")
    assert not first.file
    with second.file as file:
        assert file.read() == b"other"


def test_a_note_counts_for_its_own_submission_alone(client):
    wrong = send(client, statement="", file=a_file())
    note = typed_in(soup_of(wrong))["kept"]

    stolen = send(client, kept=note)

    assert stolen.status_code == 422
    assert "no longer there" in listed_errors(stolen)["#id_file"]


@pytest.mark.parametrize("note", ["rubbish", "a:b:c", "\x00"])
def test_a_made_up_note_is_none(client, note):
    assert send(client, kept=note).status_code == 422


@pytest.mark.parametrize(("name", "content", "told"), LIES[:-1])
def test_a_file_that_lies_is_told_and_not_kept(client, name, content, told):
    before = stored_files()

    response = send(client, file=SimpleUploadedFile(name, content))

    assert response.status_code == 422
    assert told in listed_errors(response)["#id_file"]
    assert typed_in(soup_of(response))["why"] == ANSWERS["why"]
    assert stored_files() == before


@pytest.mark.parametrize(("size", "status"), [(10 * MEGABYTE, 303), (10 * MEGABYTE + 1, 422)])
def test_ten_megabytes_and_not_a_byte_more(client, size, status):
    response = send(client, file=a_file(content=PDF.ljust(size, b"\n")))

    assert response.status_code == status
    if status == 422:
        assert "larger than 10 MB" in listed_errors(response)["#id_file"]
        assert typed_in(soup_of(response))["why"] == ANSWERS["why"]


def test_a_flood_is_refused_unread(client):
    response = client.post(FORM, {"file": a_file(content=b"x" * (65 * MEGABYTE))})

    assert response.status_code == 413
