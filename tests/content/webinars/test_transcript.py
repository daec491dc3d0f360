"""A recording's words on its page: whole, in prose, each line with its second."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile

from content.models import SiteDocument, WebinarPage
from tests.content.factories import SiteDocumentFactory, WebinarFactory

CAPTIONS = b"""WEBVTT

00:00.500 --> 00:02.000
<v Dr Jane Doe>Welcome & good morning.

00:02.500 --> 00:04.000
<v Dr Jane Doe>We begin.

12:34.000 --> 12:36.000
<v Ada>Sickle cell first.
"""
CHAPTERS = (
    b"WEBVTT\n\n00:00.000 --> 12:30.000\nOpening\n\n12:30.000 --> 20:00.000\nQuestions & answers\n"
)


def vtt(content: bytes, name: str = "captions.vtt") -> SiteDocument:
    return SiteDocumentFactory(file=ContentFile(content, name))


def recording(**fields) -> tuple[str, dict]:
    film = SiteDocumentFactory(file=ContentFile(b"film", "film.mp4"))
    return "recording", {"title": "All of it", "file": film, **fields}


@pytest.fixture
def show(webinars, client):
    """Publishes a webinar, and reads its page."""

    def read(**fields) -> BeautifulSoup:
        page = WebinarFactory(parent=webinars, slug="talk", title="The talk", **fields)
        page.save_revision().publish()
        answer = client.get("/webinars/talk/")
        assert answer.status_code == 200
        return BeautifulSoup(answer.content, "html.parser")

    return read


def words(node) -> str:
    return " ".join(node.get_text().split())


def test_captions_become_prose_with_speakers_chapters_and_places(show):
    page = show(recording=[recording(captions=vtt(CAPTIONS), chapters_file=vtt(CHAPTERS, "c.vtt"))])

    transcript = page.select_one(".transcript")
    assert [words(each) for each in transcript.select("h2, h3, .said")] == [
        "Transcript",
        "Opening",
        "0:00 Dr Jane Doe: Welcome & good morning. We begin.",
        "Questions & answers",
        "12:34 Ada: Sickle cell first.",
    ]
    assert transcript.select_one("#t754").get_text() == "Sickle cell first."
    assert [each["href"] for each in transcript.select("a.at")] == ["?t=0#t0", "?t=754#t754"]
    chapters = page.select(".chapters a")
    assert [each["href"] for each in chapters] == ["?t=0#chapter0", "?t=750#chapter750"]
    assert page.select_one("#chapter750").get_text() == "Questions & answers"
    assert len(page.select("[id]")) == len({each["id"] for each in page.select("[id]")})


def test_each_that_begins_in_the_same_second_has_a_place_of_its_own(show):
    said = "[0:05] Ada: Sickle cell.\n\n[0:05] Bo: And thalassaemia.\n\n[0:06] Ada: Both."
    page = show(recording=[recording(transcript=said)], body=[recording(transcript=said)])

    first, second = page.select(".transcript")
    assert [each["href"] for each in first.select("a.at")] == [
        "?t=5#t5", "?t=5#t5-2", "?t=6#t6"
    ]  # fmt: skip
    for transcript in (first, second):
        links = [each["href"].partition("#")[2] for each in transcript.select("a.at")]
        assert links == [each["id"] for each in transcript.select(".said-line")]
    assert first.select_one("#t5-2").get_text() == "And thalassaemia."
    assert len(page.select("[id]")) == len({each["id"] for each in page.select("[id]")})


def test_typed_words_win_and_two_recordings_keep_their_places_apart(show, client):
    typed = recording(captions=vtt(CAPTIONS), transcript="[0:05] Bo: Typed.")
    other = recording(captions=vtt(CAPTIONS), chapters=[{"time": "0:02", "title": "Begin"}])

    page = show(recording=[typed], body=[other])

    first, second = page.select(".transcript")
    assert words(first.select_one(".said")) == "0:05 Bo: Typed."
    link = second.select("a.at")[-1]["href"]
    place = link.partition("#")[2]
    assert link.startswith("?t=754#t754_")
    assert page.select_one(f"#{place}").get_text() == "Sickle cell first."
    files = [each["href"] for each in page.select("a[href$='.txt']")]
    assert files[0] == "/webinars/talk/transcript.txt"
    assert client.get(files[0]).content.decode().endswith("[0:05] Bo: Typed.\n")
    assert "[12:34] Ada: Sickle cell first." in client.get(files[1]).content.decode()


def test_a_recording_without_words_says_why_and_its_chapters_lead_to_it(show):
    page = show(
        recording=[recording(chapters=[{"time": "1:00", "title": "Then"}])],
        why_no_transcript="The sound was lost.",
        in_three_minutes="<p>It went well.</p>",
    )

    assert "There is no transcript of this recording: The sound was lost." in page.get_text()
    assert page.select_one(".chapters a")["href"] == "?t=60#recording"
    assert page.select_one("#recording video")
    assert "It went well." in page.select_one("#part_short").parent.get_text()
    assert not page.select(".transcript, a[href$='.txt']")


def test_lost_and_broken_captions_leave_the_page_standing(show):
    lost = vtt(CAPTIONS)
    lost.file.storage.delete(lost.file.name)
    broken = vtt(b"WEBVTT\n\nno times\n\n00:01.000 --> 00:02.000\nStill here.\n")

    page = show(recording=[recording(captions=lost)], body=[recording(captions=broken)])

    assert [words(each) for each in page.select(".said")] == ["0:01 Still here."]


def test_replaced_captions_are_read_anew(show, client):
    captions = vtt(CAPTIONS)
    show(recording=[recording(captions=captions)])
    captions.file.save("new.vtt", ContentFile(CAPTIONS.replace(b"Sickle cell", b"Diabetes")))

    assert b"Diabetes first." in client.get("/webinars/talk/").content


def test_a_transcript_is_as_private_as_its_page(show, client):
    show(recording=[recording(captions=vtt(CAPTIONS))])
    page = WebinarPage.objects.get()
    addresses = ["talk/transcript.txt", "talk/transcript-0000abcd.txt", "other/transcript.txt"]
    answers = [client.get(f"/webinars/{each}").status_code for each in addresses]
    assert answers == [200, 404, 404]

    restriction = page.view_restrictions.create(restriction_type="login")
    assert client.get("/webinars/talk/transcript.txt").status_code == 404
    restriction.delete()
    page.unpublish()
    assert client.get("/webinars/talk/transcript.txt").status_code == 404


def test_the_text_file_tells_what_it_is_of(show, client):
    show(
        recording=[
            recording(captions=vtt(CAPTIONS), chapters=[{"time": "12:30", "title": "Cells"}])
        ]
    )

    answer = client.get("/webinars/talk/transcript.txt")

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().splitlines()[:2] == ["The talk", "All of it"]
    assert answer.content.decode().endswith(
        "/webinars/talk/\n\n[0:00] Dr Jane Doe: Welcome & good morning. We begin.\n\n"
        "Cells\n\n[12:34] Ada: Sickle cell first.\n"
    )
