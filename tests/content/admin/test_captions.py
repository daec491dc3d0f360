"""Captions on their way into the library, and recordings that have none on their way to readers."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Collection

from content.models import SiteDocument, WebinarPage
from tests.content.factories import ArticleFactory, SiteDocumentFactory, WebinarFactory

GOOD = b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n"
BROKEN = b"WEBVTT\n\n00:01.000 -> 00:02.000\nHello\n\n00:03.000 --> 00:02.000\nagain\n"
FORMSETS = ("comments", "speakers", "sessions")


def upload(client, content: bytes):
    file = SimpleUploadedFile("talk.vtt", content)
    fields = {"title": "Captions of the talk", "file": file, "collection": 1}
    return client.post("/admin/documents/add/", fields)


def test_broken_captions_are_refused_line_by_line_and_what_was_typed_stays(db, editor):
    page = upload(editor, BROKEN).content.decode()

    assert "Line 3: Between the times stands no arrow." in page
    assert "Line 6: The cue ends at 00:02.000, and starts at 00:03.000" in page
    assert "Captions of the talk" in page
    assert not SiteDocument.objects.exists()

    upload(editor, GOOD)

    stored = SiteDocument.objects.get()
    with stored.file.open() as file:
        assert file.read() == GOOD


def test_of_an_empty_file_only_that_is_said(db, editor):
    page = upload(editor, b"").content.decode()

    assert "The submitted file is empty." in page
    assert "is not allowed" not in page


def test_several_at_once_are_refused_one_by_one(db, editor):
    answer = editor.post(
        "/admin/documents/multiple/add/",
        {"title": "a", "files[]": SimpleUploadedFile("a.vtt", BROKEN), "collection": 1},
        headers={"x-requested-with": "XMLHttpRequest"},
    )

    assert answer.json()["success"] is False
    assert "Line 3: Between the times stands no arrow." in answer.json()["error_message"]


def test_old_captions_that_are_broken_may_get_another_title(db, moderator):
    library = Collection.get_first_root_node()
    document = SiteDocumentFactory(file=ContentFile(BROKEN, "old.vtt"), collection=library)

    fields = {"title": "Captions from the old site", "collection": 1}
    answer = moderator.post(f"/admin/documents/edit/{document.pk}/", fields)

    assert (answer.status_code, answer.url) == (302, "/admin/documents/")
    assert SiteDocument.objects.get().title == "Captions from the old site"


@pytest.fixture
def send(webinars, moderator):
    """Sends the form of a webinar with a recording as the editor's browser would."""
    page = WebinarFactory(parent=webinars, title="The talk", slug="talk", live=False)

    def post(**fields):
        return moderator.post(f"/admin/pages/{page.pk}/edit/", form_data() | fields)

    return post


def form_data() -> dict[str, str]:
    recording = {
        "title": "All of it", "length": "", "poster": "", "file": "", "captions": "",
        "address": "https://vimeo.com/1", "transcript": "", "chapters-count": "0",
        "chapters_file": "", "description": "",
    }  # fmt: skip
    sets = {f"{name}-{part}_FORMS": "0" for name in FORMSETS for part in ("TOTAL", "INITIAL")}
    streams = {f"{name}-count": "0" for name in ("body", "questions", "resources", "related")}
    block = {"recording-count": "1", "recording-0-type": "recording", "recording-0-order": "0",
             "recording-0-id": "", "recording-0-deleted": ""}  # fmt: skip
    return {
        "title": "The talk", "slug": "talk", "date_precision": "unknown",
        "time_zone": "Europe/London", "in_three_minutes": "null", "joining": "null",
        "why_no_transcript": "", **sets, **streams, **block,
        **{f"recording-0-value-{name}": value for name, value in recording.items()},
    }  # fmt: skip


def test_a_recording_in_no_words_is_saved_as_a_draft_but_not_published(send, moderator):
    assert send().status_code == 302

    answer = send(**{"action-publish": "1"})

    assert answer.status_code == 200
    page = answer.content.decode()
    assert "The recording “All of it” has neither captions nor a transcript" in page
    assert "https://vimeo.com/1" in page
    assert not WebinarPage.objects.get().live


@pytest.mark.parametrize(
    "words",
    [
        {"recording-0-value-transcript": "Ada: Welcome."},
        {"why_no_transcript": "The sound was lost."},
    ],
)
def test_with_words_or_a_reason_it_is_published(send, words):
    answer = send(**words, **{"action-publish": "1"})

    assert answer.status_code == 302
    assert WebinarPage.objects.get().live


def test_what_is_owed_is_on_the_dashboard_whatever_the_reason(webinars, resources, editor):
    silent = ("recording", {"title": "All of it", "address": "https://vimeo.com/1"})
    in_words = (
        "recording",
        {"title": "Read", "address": "https://vimeo.com/2", "transcript": "Yes."},
    )
    WebinarFactory(
        parent=webinars, title="Owes", recording=[silent], why_no_transcript="The sound was lost."
    )
    WebinarFactory(parent=webinars, title="Only a draft", recording=[silent], live=False)
    WebinarFactory(parent=webinars, title="Has paid", recording=[in_words])
    ArticleFactory(parent=resources, title="An article owes too", body=[in_words, silent])

    page = editor.get("/admin/").content.decode()

    panel = page[page.index("Recordings that owe a transcript") :]
    assert "Owes</a>" in panel
    assert "The sound was lost." in panel
    assert "An article owes too</a>" in panel
    assert "No reason is given." in panel
    assert "Only a draft" not in panel
    assert "Has paid" not in panel


def test_where_nothing_is_owed_there_is_no_panel(structure, editor):
    assert "owe a transcript" not in editor.get("/admin/").content.decode()
