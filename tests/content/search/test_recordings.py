"""What is said in a recording is found, and the result opens at its second."""

import time

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile

from content.models import SearchEntry, SearchPassage
from content.search.indexing import index_page
from tests.content.factories import SiteDocumentFactory, WebinarFactory

HOURS = 2


def two_hours() -> bytes:
    """A cue of ten words every three seconds; what is looked for comes near the end."""
    said = []
    for number in range(HOURS * 1200):
        start = number * 3
        words = f"health equity and care in every borough, word{number % 700}"
        if number == HOURS * 1190:
            words = "the purple heron of Tottenham spoke"
        speaker = f"Speaker {'AB'[number // 40 % 2]}"
        said.append(f"{clock(start)} --> {clock(start + 2)}\n<v {speaker}>{words}\n")
    return ("WEBVTT\n\n" + "\n".join(said)).encode()


def clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000"


@pytest.fixture
def talk(webinars):
    """Publishes a webinar with a recording."""

    def make(captions: bytes = b"", **recording):
        if captions:
            recording["captions"] = SiteDocumentFactory(file=ContentFile(captions, "talk.vtt"))
        value = {"title": "All of it", "address": "https://vimeo.com/1", **recording}
        page = WebinarFactory(
            parent=webinars, title="Birds of London", slug="talk", live=False,
            recording=[("recording", value)],
        )  # fmt: skip
        page.save_revision().publish()
        page.refresh_from_db()
        return page

    return make


@pytest.fixture
def results(client):
    def ask(query: str, **narrowed) -> BeautifulSoup:
        answer = client.get("/search/", {"query": query, **narrowed})
        return BeautifulSoup(answer.content, "html.parser")

    return ask


def test_a_phrase_of_the_second_hour_is_found_with_its_second_and_speaker(talk, results, client):
    page = talk(two_hours())
    begun = time.monotonic()
    index_page(page)
    taken = time.monotonic() - begun

    (hit,) = results('"purple heron of Tottenham"').select(".search-hit")

    link = hit.select_one("h3 a")
    assert link["href"] == "/webinars/talk/?t=7140#t7140"
    assert "purple heron of Tottenham" in " ".join(
        hit.select_one(".search-passage").get_text().split()
    )
    said = " ".join(hit.get_text().split())
    assert "Speaker B, at 1:59:00 in the recording" in said
    target = BeautifulSoup(client.get("/webinars/talk/").content, "html.parser").select_one(
        "#t7140"
    )
    assert "purple heron" in target.parent.get_text()
    assert taken < 10


def test_the_page_comes_before_what_is_said_in_it(talk, found):
    talk(transcript="[1:05] Ada: Birds of London, and more birds of London.")

    kinds = SearchEntry.objects.filter(title="Birds of London").values_list("kind", flat=True)

    assert sorted(kinds) == ["recording", "webinar"]
    assert found("birds of london") == ["Birds of London"] * 2
    assert found("more birds", type="recording") == ["Birds of London"]


def test_what_begins_in_the_same_second_as_another_line_has_its_own_place(talk, results):
    talk(transcript=f"[1:05] Ada: {'Birds of the park. ' * 20}\n\n[1:05] Bo: A purple heron.")

    (hit,) = results("purple heron", type="recording").select(".search-hit")

    assert hit.select_one("h3 a")["href"] == "/webinars/talk/?t=65#t65-2"


def test_without_a_time_or_a_word_the_result_leads_to_the_recording(talk, results, client):
    talk(transcript="Ada: A purple heron.")

    for query in ("purple heron", ""):
        (hit,) = results(query, type="recording").select(".search-hit")
        assert hit.select_one("h3 a")["href"] == "/webinars/talk/#recording"
        assert ("Ada, in the recording" in " ".join(hit.get_text().split())) == bool(query)
    suggested = client.get("/search/suggestions/?query=birds").json()["suggestions"]
    assert [each["title"] for each in suggested] == ["Birds of London"]


@pytest.mark.parametrize("way", ["unpublish", "replace", "delete"])
def test_what_is_no_longer_said_is_no_longer_found(talk, found, way):
    page = talk(b"WEBVTT\n\n00:01.000 --> 00:02.000\nA purple heron.\n")
    captions = page.recording[0].value["captions"]
    assert found("purple heron") == ["Birds of London"]

    if way == "unpublish":
        page.unpublish()
    elif way == "replace":
        captions.file.save("new.vtt", ContentFile(b"WEBVTT\n\n00:01.000 --> 00:02.000\nA coot.\n"))
    else:
        captions.delete()

    assert found("purple heron") == []
    assert not SearchPassage.objects.filter(text__contains="heron").exists()


def test_the_result_opens_at_the_line_in_which_the_words_stand(talk, results):
    said = (
        "<v Ada>In the new year we asked", "<v Ada>all of our teams to keep trying",
        "<v Ada>new approaches, and most of them did", "<v Ada>so that a page of this speech is filled,",
        "<v Ada>and here it goes on with purple", "<v Ada>herons of the marshes", "<v Bo>A coot answered.",
    )  # fmt: skip
    cues = [f"{clock(3 * n)} --> {clock(3 * n + 3)}\n{line}\n" for n, line in enumerate(said)]
    talk(("WEBVTT\n\n" + "\n".join(cues)).encode())
    expected = {
        "new approaches": (6, "Ada"),
        "trying new approaches": (3, "Ada"),  # begins in the line before
        "approach new tries": (3, "Ada"),
        "with purple herons": (12, "Ada"),
        "marshes": (15, "Ada"),
        "coot": (18, "Bo"),
    }

    for query, (second, speaker) in expected.items():
        (hit,) = results(query, type="recording").select(".search-hit")
        assert hit.select_one("h3 a")["href"] == f"/webinars/talk/?t={second}#t{second}", query
        shown = " ".join(hit.get_text().split())
        assert f"{speaker}, at 0:{second:02} in the recording" in shown
