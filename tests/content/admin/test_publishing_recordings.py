"""No way of publishing leads round the words that a recording owes."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageLogEntry

from content.models import WebinarPage
from tests.content.factories import EventFactory, SiteDocumentFactory, WebinarFactory

SILENT = ("recording", {"title": "All of it", "address": "https://vimeo.com/1"})


@pytest.fixture
def silent(webinars):
    page = WebinarFactory(
        parent=webinars, title="A silent talk", slug="silent", live=False, recording=[SILENT]
    )
    page.save_revision()
    return page


def publish_many(client, *pages, **fields):
    asked = "&".join(f"id={page.pk}" for page in pages)
    address = f"/admin/bulk/wagtailcore/page/publish/?{asked}"
    return client.post(
        address, fields, headers={"referer": f"http://testserver{address}"}, follow=True
    )


def test_publishing_in_bulk_is_refused_whole_with_the_reason(silent, webinars, moderator):
    other = WebinarFactory(parent=webinars, title="Another", slug="other", live=False)

    for pages, fields in (((other, silent), {}), ((webinars,), {"include_descendants": "on"})):
        told = publish_many(moderator, *pages, **fields).content.decode()

        assert "“A silent talk” was not published. The recording “All of it” has neither" in told
        assert not WebinarPage.objects.live().exists()

    assert silent.get_latest_revision().as_object().recording[0].value["title"] == "All of it"
    silent.why_no_transcript = "The sound was lost."
    silent.save_revision()
    publish_many(moderator, other, silent)
    assert WebinarPage.objects.live().count() == 2


def test_the_way_back_leads_to_no_other_site_and_is_told_to_dialogs_too(silent, moderator):
    address = f"/admin/bulk/wagtailcore/page/publish/?id={silent.pk}"
    astray = moderator.post(address, headers={"referer": "https://elsewhere.example/"})
    dialog = moderator.post(address, headers={"x-requested-with": "XMLHttpRequest"})

    assert (astray.status_code, astray.url) == (302, "/admin/")
    assert dialog.json() == {"step": "success", "redirect": "/admin/"}
    assert "“A silent talk” was not published." in moderator.get("/admin/").content.decode()


def test_a_recording_in_the_body_of_an_event_and_a_date_for_publishing_are_refused_too(
    silent, events
):
    event = EventFactory(parent=events, live=False, body=[SILENT])
    silent.go_live_at = timezone.now() + timedelta(days=1)

    for page in (event, silent):
        with pytest.raises(ValidationError, match="neither captions nor a transcript"):
            page.save_revision().publish()

    silent.refresh_from_db()
    assert not silent.approved_schedule


def test_what_lost_its_captions_goes_back_to_the_drafts_when_due_and_holds_up_nothing(webinars):
    captions = SiteDocumentFactory()
    pages = []
    for title, said in (
        ("Captioned", {"captions": captions}),
        ("Typed", {"transcript": "Ada: Hi."}),
    ):
        recording = ("recording", {**SILENT[1], **said})
        page = WebinarFactory(parent=webinars, title=title, live=False, recording=[recording])
        page.go_live_at = timezone.now() + timedelta(hours=1)
        page.save_revision().publish()
        pages.append(page)
    captions.delete()
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")

    captioned, typed = (WebinarPage.objects.get(pk=page.pk) for page in pages)
    assert (captioned.live, typed.live) == (False, True)
    assert captioned.has_unpublished_changes
    assert not captioned.approved_schedule
    assert PageLogEntry.objects.filter(action="wagtail.schedule.cancel", page=captioned.pk).exists()
