from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from content.models import OutboxMessage, ToolVersion
from tests.content.remi.desk_records import give, make_request, make_version

pytestmark = pytest.mark.django_db
ADD = "/admin/remi/versions/new/"
PDF = b"%PDF-1.7 made up"


def words(answer) -> str:
    page = BeautifulSoup(answer.content, "html.parser").select_one("main")
    return page.get_text(" ", strip=True)


def filled_in(*files, version: ToolVersion | None = None, released: str = "", **more) -> dict:
    """The form, with (title, file) for each file that is added."""
    there = list(version.files.all()) if version else []
    form = {
        "label": version.label if version else "1.0",
        "changes": "",
        "released_at": released,
        "files-TOTAL_FORMS": len(there) + len(files),
        "files-INITIAL_FORMS": len(there),
        "files-MIN_NUM_FORMS": 0,
        "files-MAX_NUM_FORMS": 1000,
    }
    for place, file in enumerate(there):
        form |= {
            f"files-{place}-id": file.pk,
            f"files-{place}-title": file.title,
            f"files-{place}-ORDER": place + 1,
        }
    for place, (title, file) in enumerate(files, len(there)):
        form |= {
            f"files-{place}-title": title,
            f"files-{place}-file": file,
            f"files-{place}-ORDER": place + 1,
        }
    return form | more


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_version_is_prepared_with_its_files(officer):
    officer.post(
        ADD, filled_in(("Index", upload("index.xlsx", b"PK x")), ("Guide", upload("g.pdf", PDF)))
    )

    version = ToolVersion.objects.get()
    assert [(file.title, file.type) for file in version.files.all()] == [
        ("Index", "Excel"),
        ("Guide", "PDF"),
    ]
    assert version.released_at is None
    assert "In preparation" in words(officer.get("/admin/remi/versions/"))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("tool.exe", b"MZ", "“.exe” is no type that people can open. Use one of: .docx"),
        ("guide.pdf", b"PK x", "called .pdf, but what is inside is something else or damaged"),
        ("index.xlsx", PDF, "called .xlsx, but what is inside is something else or damaged"),
        ("index.xlsx", b"", "The submitted file is empty."),
    ],
)
def test_a_wrong_file_is_refused_in_clear_words(officer, name, content, reason):
    answer = officer.post(ADD, filled_in(("Index", upload(name, content))))

    assert reason in words(answer)
    assert not ToolVersion.objects.exists()


def test_nothing_is_released_without_a_file(officer):
    answer = officer.post(ADD, filled_in(released="2026-11-25 09:00"))

    assert "Add a file first: without one, people get nothing." in words(answer)
    assert not ToolVersion.objects.exists()


def test_a_file_that_was_given_out_stays(officer):
    version = make_version("1.0", released=timezone.now(), files=2)
    give(make_request(), version)
    place = reverse("remi_versions:edit", args=[version.pk])

    answer = officer.post(place, filled_in(version=version, **{"files-0-DELETE": "on"}))

    assert "can't be taken away" in words(answer)
    assert version.files.count() == 2


def test_the_file_is_named_without_a_link(officer):
    version = make_version("1.0")

    answer = officer.get(reverse("remi_versions:edit", args=[version.pk]))

    page = BeautifulSoup(answer.content, "html.parser").select_one("main")
    assert "Choose a file only to replace it." in page.get_text()
    assert [a for a in page.select("a[href]") if "made-up" in a["href"]] == []


def test_those_with_an_older_version_are_told_once(officer):
    now = timezone.now()
    old = make_version("1.0", released=now - timedelta(days=9))
    new = make_version("2.0", released=now - timedelta(hours=1))
    give(make_request(), old)
    place = reverse("remi_versions:announce", args=[new.pk])
    edit = reverse("remi_versions:edit", args=[new.pk])
    assert place in officer.get(edit).content.decode()

    assert "1 person has an older version" in words(officer.get(place))
    assert not OutboxMessage.objects.exists()
    assert "1 person is told of version 2.0 by mail." in words(officer.post(place, follow=True))
    assert "one mail a version" in words(officer.post(place, follow=True))

    assert OutboxMessage.objects.count() == 1
    assert place not in officer.get(edit).content.decode()


def test_a_version_in_preparation_tells_nobody(officer):
    version = make_version("1.0")

    answer = officer.get(reverse("remi_versions:announce", args=[version.pk]))

    assert "isn't released yet" in words(answer)
