"""Pictures, documents and records are live at once: whose work an editor may change, and whose not."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from content.models import SiteImage
from tests.content.factories import (
    OrganisationFactory,
    PersonFactory,
    SiteDocumentFactory,
    SiteImageFactory,
    TopicFactory,
)
from tests.content.media.pictures import photograph

FILES = {"images": SiteImageFactory, "documents": SiteDocumentFactory}
RECORDS = {"person": PersonFactory, "organisation": OrganisationFactory, "topic": TopicFactory}
REFUSED = "/admin/"  # back to the dashboard


@pytest.fixture
def editors(django_user_model):
    def one_more(name: str):
        user = django_user_model.objects.create_user(username=name)
        user.groups.add(Group.objects.get(name="Editors"))
        return user

    return one_more


@pytest.fixture
def uploaded(editors):
    """Call it with "images" or "documents": a file of that kind that Ann uploaded."""
    root = Collection.get_first_root_node()
    ann = editors("ann")
    return lambda name: FILES[name](uploaded_by_user=ann, title="Of Ann", collection=root)


@pytest.fixture
def bob(client, editors):
    client.force_login(editors("bob"))
    return client


@pytest.mark.parametrize(
    ("name", "edit", "delete"),
    [
        ("images", "/admin/images/{}/", "/admin/images/{}/delete/"),
        ("documents", "/admin/documents/edit/{}/", "/admin/documents/delete/{}/"),
    ],
)
def test_an_editor_neither_replaces_nor_deletes_what_others_uploaded(
    bob, uploaded, name, edit, delete
):
    file = uploaded(name)

    answers = [
        bob.get(edit.format(file.pk)),
        bob.post(edit.format(file.pk), {"title": "Mine", "collection": 1}),
        bob.post(delete.format(file.pk)),
    ]

    assert [answer.url for answer in answers] == [REFUSED] * len(answers)
    file.refresh_from_db()
    assert file.title == "Of Ann"


@pytest.mark.parametrize("name", FILES)
def test_nor_by_marking_many_at_once(bob, uploaded, name):
    file = uploaded(name)

    bob.post(f"/admin/bulk/content/{file._meta.model_name}/delete/?id={file.pk}")

    assert type(file).objects.exists()


def test_an_editor_puts_right_a_picture_of_their_own(bob):
    file = SimpleUploadedFile("park.jpg", photograph("JPEG"), "image/jpeg")
    bob.post("/admin/images/add/", {"title": "Park", "file": file, "collection": 1})
    mine = SiteImage.objects.get()

    bob.post(f"/admin/images/{mine.pk}/", {"title": "The park", "collection": 1})

    mine.refresh_from_db()
    assert mine.title == "The park"
    bob.post(f"/admin/images/{mine.pk}/delete/")
    assert not SiteImage.objects.exists()


def test_an_editor_chooses_among_the_documents_of_all(bob, uploaded):
    uploaded("documents")

    assert "Of Ann" in bob.get("/admin/documents/chooser/results/").content.decode()


def test_an_editor_chooses_among_the_pictures_of_all(editors, uploaded):
    """Not over HTTP: Wagtail leaves the files open that it makes for thumbnails."""
    image = uploaded("images")
    pictures = policy_registry.get_by_type(SiteImage)

    assert pictures.user_has_permission_for_instance(editors("bob"), "choose", image)


def test_a_moderator_changes_any_picture(uploaded, moderator):
    image = uploaded("images")

    moderator.post(f"/admin/images/{image.pk}/", {"title": "Mended", "collection": 1})

    image.refresh_from_db()
    assert image.title == "Mended"


@pytest.mark.parametrize("name", RECORDS)
def test_an_editor_changes_records_and_deletes_none(db, editor, name):
    record = RECORDS[name]()
    snippets = f"/admin/snippets/content/{name}"

    assert editor.get(f"{snippets}/edit/{record.pk}/").status_code == 200
    assert editor.post(f"{snippets}/delete/{record.pk}/").url == REFUSED
    editor.post(f"/admin/bulk/content/{name}/delete/?id={record.pk}")
    assert type(record).objects.filter(pk=record.pk).exists()
