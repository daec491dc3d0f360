"""A person is erased from everywhere, and every count stays as it was."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import FormState
from wagtail.log_actions import log
from wagtail.models import Comment, Page, Revision

from content.models import (
    CheckIn,
    DataComplaint,
    Delivery,
    DownloadRequest,
    ExportLog,
    OrganisationMerge,
    OrganisationStatus,
    OutboxMessage,
    RemiOrganisation,
    ToolFile,
    ToolVersion,
)
from content.outbox.message import post
from content.remi import delivery
from content.remi.letting_go import erase
from tests.content.outbox.being_sent import sent_elsewhere
from tests.content.remi.people import ADDRESS, NAME, asked, organisation
from tests.database_words import places_of

NOW = timezone.now()
COUNTED = [DownloadRequest, Delivery, CheckIn, OrganisationStatus, RemiOrganisation, OutboxMessage]


@pytest.fixture
def tool(db) -> ToolVersion:
    version = ToolVersion.objects.create(label="1.0", released_at=NOW - timedelta(days=900))
    ToolFile.objects.create(
        version=version, title="The index", file=ContentFile(b"%PDF-1.4", name="index.pdf")
    )
    return version


@pytest.fixture
def request_(tool) -> DownloadRequest:
    """Somebody who used everything: links, downloads, status, mails."""
    request = asked(NOW)
    [link] = delivery.issue(request=request, now=NOW)
    Delivery.objects.filter(pk=link.pk).update(started=2, completed=1)
    OrganisationStatus.objects.create(
        organisation=request.organisation, request=request, stage="awareness",
        source="own-page", recorded_at=NOW,
    )  # fmt: skip
    post(kind="remi.confirmation", about=request.pk)
    return request


def counts() -> dict:
    found = {model.__name__: model.objects.count() for model in COUNTED}
    found["completed"] = sum(Delivery.objects.values_list("completed", flat=True))
    found["stages"] = list(OrganisationStatus.objects.values_list("stage", "organisation"))
    found["kinds"] = list(RemiOrganisation.objects.order_by("pk").values_list("kind", "place"))
    return found


def anywhere(*words: str) -> list[str]:
    return [place for word in words for place in places_of(word)]


def test_nothing_of_the_person_stays_in_any_table_and_the_counts_do(request_):
    again = asked(NOW, email=ADDRESS.upper(), organisation=request_.organisation)
    before = counts()
    assert anywhere(NAME)
    assert anywhere(ADDRESS)

    erase(request=request_, now=NOW)

    assert anywhere(NAME, ADDRESS, "Quux") == []
    assert counts() == before
    for each in DownloadRequest.objects.filter(pk__in=[request_.pk, again.pk]):
        assert (each.erased_at, each.wants_news, each.has_person) == (NOW, False, False)
    assert request_.erased_at == NOW


def test_other_people_keep_everything(request_):
    other = asked(NOW, email="somebody.else@surgery.invalid", name="Ypsilon Otherperson")

    erase(request=request_, now=NOW)

    other.refresh_from_db()
    assert other.has_person
    assert other.name == "Ypsilon Otherperson"
    assert other.check_ins.filter(mail__state="waiting").count() == 3


def test_mails_that_wait_are_needed_no_more_and_those_that_left_stay(request_):
    other = asked(NOW, email="somebody.else@surgery.invalid")
    sent = request_.check_ins.first().mail
    OutboxMessage.objects.filter(pk=sent.pk).update(state="sent", settled_at=NOW)
    # What they are about has the same number by chance.
    others = [
        post(kind="data.complaint", about=request_.pk),
        post(kind="remi.check-in", about=request_.pk, key="the check-in of somebody else"),
    ]

    erase(request=request_, now=NOW)

    about = OutboxMessage.objects.filter(key=f"remi.confirmation:{request_.pk}").get()
    assert (about.state, about.settled_at) == ("not-needed", NOW)
    states = list(request_.check_ins.values_list("mail__state", flat=True))
    assert states == ["sent", "not-needed", "not-needed"]
    assert {each.mail.state for each in other.check_ins.all()} == {"waiting"}
    for message in others:
        message.refresh_from_db()
        assert message.state == "waiting"


@pytest.fixture
def busy(django_db_setup):
    with sent_elsewhere("remi.check-in") as message:
        yield message


def test_a_mail_that_is_just_being_sent_blocks_nothing(busy, request_):
    request_.check_ins.filter(pk=request_.check_ins.first().pk).update(mail=busy.pk)

    with busy.held():
        erase(request=request_, now=NOW)

    assert OutboxMessage.objects.get(pk=busy.pk).state == "waiting"  # the sender settles it
    assert anywhere(NAME, ADDRESS) == []


def test_histories_versions_and_unfinished_forms_of_it_go(request_, admin_user):
    kind = ContentType.objects.get_for_model(DownloadRequest)
    for one in (request_, request_.organisation):
        log(one, "wagtail.edit", user=admin_user, title=NAME, data={"was": [NAME, {"x": ADDRESS}]})
        Revision.objects.create(
            content_type=ContentType.objects.get_for_model(one), object_id=str(one.pk),
            object_str=NAME, content={"name": NAME}, created_at=NOW,
        )  # fmt: skip
    FormState.objects.create(
        user=admin_user, content_type=kind, object_id=str(request_.pk), last_updated_at=NOW,
        data=urlencode({"name": NAME, "email": ADDRESS}),
    )  # fmt: skip

    erase(request=request_, now=NOW)

    assert anywhere(NAME, ADDRESS) == []
    assert Revision.objects.filter(content_type=kind).count() == 0


def test_what_staff_wrote_about_the_person_names_them_no_more(request_, admin_user, structure):
    page = Page.objects.get(slug="contact")
    comment = Comment.objects.create(
        page=page, user=admin_user, text=f"Ask {NAME.lower()}, or write to {ADDRESS}. Thanks",
        contentpath="title",
    )  # fmt: skip
    log(page, "wagtail.edit", user=admin_user, data={"comment": {"text": f"{NAME} says no"}})
    reason = ExportLog.objects.create(at=NOW, personal=True, reason=f"To answer {NAME}")
    register = organisation(name="Register Trust", other_names=f"RT\n{NAME}'s", on_register=True)

    erase(request=request_, now=NOW)

    comment.refresh_from_db()
    reason.refresh_from_db()
    register.refresh_from_db()
    assert comment.text == "Ask [removed], or write to [removed]. Thanks"
    assert reason.reason == "To answer [removed]"
    assert register.name == "Register Trust"
    assert anywhere(NAME, ADDRESS) == []


def test_a_name_that_is_many_peoples_is_left_alone(tool, admin_user, structure):
    request = asked(NOW, name="Jo", email="jo@surgery.invalid", organisation_as_typed="")
    longer = Comment.objects.create(
        page=Page.objects.get(slug="contact"), user=admin_user, contentpath="title",
        text="Jo is another, banjo@surgery.invalid too, and so is jo@surgery.invalid.example",
    )  # fmt: skip
    written = longer.text

    erase(request=request, now=NOW)

    longer.refresh_from_db()
    assert longer.text == written


def test_an_organisation_goes_nameless_only_with_its_last_person(request_):
    theirs = request_.organisation
    other = asked(NOW, email="somebody.else@surgery.invalid", organisation=theirs)

    erase(request=request_, now=NOW)
    theirs.refresh_from_db()
    kept = theirs.name
    erase(request=other, now=NOW)
    theirs.refresh_from_db()

    assert kept == f"Surgery of {NAME}"
    assert (theirs.name, theirs.other_names) == (f"Organisation {theirs.pk}", "")


@pytest.mark.parametrize("stands", ["confirmed", "on_register"])
def test_an_organisation_that_staff_confirmed_or_that_is_public_keeps_its_name(tool, stands):
    body = organisation(name="Somewhere Trust", **{stands: True})
    request = asked(NOW, organisation=body)

    erase(request=request, now=NOW)

    body.refresh_from_db()
    assert body.name == "Somewhere Trust"


def test_an_organisation_that_staff_entered_keeps_its_name(request_, admin_user):
    prepared = organisation(name="Prepared by staff")
    log(prepared, "wagtail.create", user=admin_user)

    erase(request=request_, now=NOW)

    prepared.refresh_from_db()
    assert prepared.name == "Prepared by staff"


def test_a_typed_name_goes_also_after_a_correction_or_a_merge(request_):
    corrected = organisation()  # what they wrote first, before they corrected it
    gone, kept = organisation(), organisation(name="Somewhere Trust", confirmed=True)
    moved = asked(NOW, organisation=kept)
    gone.merged_into = kept
    gone.save()
    other = asked(NOW, organisation=kept, email="somebody.else@surgery.invalid", name="Y")
    OrganisationMerge.objects.create(
        kept=kept, gone=gone, moved={"requests": [moved.pk]}, merged_at=NOW
    )

    erase(request=request_, now=NOW)

    corrected.refresh_from_db()
    gone.refresh_from_db()
    assert (corrected.name, gone.name) == (
        f"Organisation {corrected.pk}",
        f"Organisation {gone.pk}",
    )
    other.refresh_from_db()
    assert other.organisation.name == "Somewhere Trust"


def test_a_merge_that_may_be_undone_keeps_the_name_of_who_is_known(request_):
    gone, kept = organisation(name="Otherperson's"), organisation(name="Trust", confirmed=True)
    moved = asked(NOW, organisation=kept, email="somebody.else@surgery.invalid")
    gone.merged_into = kept
    gone.save()
    OrganisationMerge.objects.create(
        kept=kept, gone=gone, moved={"requests": [moved.pk]}, merged_at=NOW
    )

    erase(request=request_, now=NOW)

    gone.refresh_from_db()
    assert gone.name == "Otherperson's"


def test_a_complaint_is_kept_for_its_own_time(request_):
    complaint = DataComplaint.objects.create(name=NAME, email=ADDRESS, complaint="Wrong.")

    erase(request=request_, now=NOW)

    complaint.refresh_from_db()
    assert complaint.name == NAME


def test_erasing_twice_changes_nothing(request_):
    erase(request=request_, now=NOW)
    once = DownloadRequest.objects.values().get(pk=request_.pk)

    erase(request=request_, now=NOW + timedelta(days=1))

    assert DownloadRequest.objects.values().get(pk=request_.pk) == once
