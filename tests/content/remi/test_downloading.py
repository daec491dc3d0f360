"""The files go to who holds a link, and to nobody else."""

from datetime import timedelta

import pytest
import time_machine
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content.models import Delivery, DownloadRequest
from content.public_forms import receipt
from content.remi import delivery as delivering
from content.remi import downloading
from tests.content.remi.conftest import WORKBOOK


@pytest.fixture
def link(asked) -> Delivery:
    return Delivery.objects.get()


def fetch(client, link, **headers) -> bytes:
    return b"".join(client.get(link.get_absolute_url(), headers=headers).streaming_content)


def counts(link) -> tuple[int, int]:
    link.refresh_from_db()
    return link.started, link.completed


def test_the_file_arrives_whole_and_is_counted(link, client):
    response = client.get(link.get_absolute_url())

    assert response["Content-Disposition"] == 'attachment; filename="the-index-10.pdf"'
    assert response["Cache-Control"] == "no-store, private"
    assert response["Referrer-Policy"] == "strict-origin"
    assert b"".join(response.streaming_content) == WORKBOOK
    assert counts(link) == (1, 1)
    assert DownloadRequest.objects.get().downloaded_at


def test_a_download_that_breaks_off_is_started_and_not_completed(link, rf):
    response = downloading.download(rf.get(link.get_absolute_url()), link.token)
    next(iter(response.streaming_content))
    response.file_to_stream.close()  # as the server does when the reader has gone

    assert counts(link) == (1, 0)
    assert DownloadRequest.objects.get().downloaded_at is None


def test_one_that_is_taken_up_again_is_completed_once(link, client):
    half = len(WORKBOOK) // 2
    first = fetch(client, link, range=f"bytes=0-{half - 1}")
    rest = fetch(client, link, range=f"bytes={half}-")

    assert first + rest == WORKBOOK
    assert counts(link) == (1, 1)


def test_asking_for_the_head_counts_nothing(link, client):
    response = client.head(link.get_absolute_url())

    assert response["Content-Length"] == str(len(WORKBOOK))
    assert counts(link) == (0, 0)


def test_a_link_ends_after_a_fortnight(link, client):
    with time_machine.travel(timezone.now() + timedelta(days=13), tick=False):
        assert fetch(client, link) == WORKBOOK
    with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1), tick=False):
        response = client.get(link.get_absolute_url())

    assert response.status_code == 410
    assert "This link has ended" in response.text


def test_a_link_of_somebody_erased_has_gone(link, client):
    DownloadRequest.objects.update(
        name="", email="", organisation_as_typed="", hopes="", erased_at=timezone.now()
    )

    assert client.get(link.get_absolute_url()).status_code == 410


def test_a_new_version_does_not_change_what_a_link_gives(link, client, tool):
    tool.version.files.create(title="Another", file=tool.file)

    assert fetch(client, link) == WORKBOOK


@pytest.mark.parametrize("kind", ["altered", "cut", "longer", "made up", "swapped"])
def test_no_other_token_opens_anything(link, client, kind):
    token = link.token
    tokens = {
        "altered": [
            token[:at] + ("x" if token[at] != "x" else "y") + token[at + 1 :]
            for at in range(len(token))
        ],
        "cut": [token[:end] for end in range(1, len(token))],
        "longer": [token + "=", token + "A", " " + token, token + "%20", token.upper()],
        "made up": [str(link.pk), f"{link.pk}:", "x" * 3000, "..", "%00", "1:1:1", "\u0661:x"],
        "swapped": [
            signing.Signer(salt="content.remi.own_page").sign(str(link.pk)),
            signing.dumps(link.pk, salt=receipt.salt_of(DownloadRequest)),
            signing.Signer().sign(str(link.pk)),
        ],
    }[kind]

    for each in tokens:
        assert client.get(f"/remi/download/{each}/").status_code == 404, each
    assert counts(link) == (0, 0)


def test_ten_thousand_guesses_open_nothing(asked):
    for guess in range(10_000):
        signer = signing.Signer(key=f"guess {guess}", salt=delivering.SALT)
        assert delivering.delivery_of(signer.sign(str(guess % 50))) is None


def test_the_file_has_no_other_address(link, tool):
    reader = Client()
    name = tool.file.name

    for address in (
        f"/media/{name}", f"/media/private/{name}", f"/private/{name}", f"/{name}",
        f"/documents/{tool.pk}/index.pdf", f"/static/{name}", f"/remi/download/{tool.pk}/",
        f"/remi/download/{name}/", f"/media/images/../{name}", f"/media/images/%2e%2e/{name}",
    ):  # fmt: skip
        assert reader.get(address).status_code in (400, 404), address
    with pytest.raises(ValueError, match="not accessible via a URL"):
        print(tool.file.url)


def test_nothing_public_tells_of_the_file(structure, link, tool, client):
    for address in (
        "/sitemap.xml",
        "/sitemap-pages.xml",
        "/robots.txt",
        "/feeds/",
        "/search/?query=index",
    ):
        text = client.get(address).text
        assert "/remi/download/" not in text, address
        assert tool.file.name not in text, address


def test_a_file_that_is_lost_is_told_calmly(link, client, tool, caplog):
    tool.file.storage.delete(tool.file.name)

    response = client.get(link.get_absolute_url())

    assert response.status_code == 503
    assert "A file of the REMI is missing" in caplog.text


def test_the_address_is_as_agreed(link):
    assert reverse("remi_download", args=[link.token]) == f"/remi/download/{link.token}/"
