"""What a page with a recording owes to readers who can't hear it, or haven't the time."""

import logging
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Cast
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.utils.timestamps import ensure_utc

from content.blocks.recordings import RecordingValue
from content.blocks.text import TEXT_FEATURES
from content.webinars.recordings import BLOCK, recordings_on, streams_of

report = logging.getLogger(__name__)
BY_THE_CLOCK = "wagtail.publish.scheduled"


class Recorded(models.Model):
    in_three_minutes = RichTextField(
        blank=True,
        features=TEXT_FEATURES,
        help_text="What came of it, for those who can't watch all of it: some 400 words at most.",
    )
    why_no_transcript = models.TextField(
        "why there is no transcript",
        max_length=500,
        blank=True,
        help_text="A recording without captions and transcript is published only with a reason. "
        "Readers see it, and the dashboard goes on asking for the transcript.",
    )

    class Meta:
        abstract = True

    def publish(self, revision, *args, log_action=True, **kwargs):
        """Raises ValidationError, whoever publishes, in whatever way. Only what comes due at its time
        is put back among the drafts instead: nobody is there to read, and other pages wait behind it.
        """
        try:
            refuse_publishing(revision.as_object())
        except ValidationError:
            if log_action != BY_THE_CLOCK:
                raise
            return unschedule(revision, self)
        return super().publish(revision, *args, log_action=log_action, **kwargs)


def refuse_publishing(page: Page) -> None:
    try:
        refuse_without_words(streams_on(page), page.why_no_transcript)
    except ValidationError as refused:
        raise ValidationError(
            f"“{page.title}” was not published. {refused.messages[0]}", code="without_words"
        ) from refused


def unschedule(revision: Revision, page: Page) -> None:
    """As Wagtail does it for an editor, so that the history of the page tells of it."""
    due, revision.approved_go_live_at = revision.approved_go_live_at, None
    revision.save(update_fields=["approved_go_live_at"])
    told = {
        "id": revision.pk,
        "created": ensure_utc(revision.created_at),
        "go_live_at": ensure_utc(due),
        "has_live_version": page.live,
    }
    log(page, "wagtail.schedule.cancel", data={"revision": told}, revision=revision)
    report.warning("Page %s was not published when due: a recording without words", page.pk)


def streams_on(page: Page) -> list[StreamValue]:
    return [getattr(page, field.name) for field in streams_of(type(page))]


def refuse_without_words(stories: Iterable[object], reason: str) -> None:
    """`stories` are the streams of a page that is about to be published."""
    silent = silent_recordings(stories)
    if silent and not reason.strip():
        problem = (
            f"The recording “{silent[0]['title']}” has neither captions nor a transcript, so readers "
            "who don't hear get nothing of it. Add one of them to the recording, or write under “why "
            "there is no transcript” why there is none. You can save the draft meanwhile."
        )
        raise ValidationError({"why_no_transcript": problem})


def silent_recordings(stories: Iterable[object]) -> list[RecordingValue]:
    return [
        child.value
        for story in stories
        if isinstance(story, StreamValue)
        for child in story
        if child.block_type == BLOCK and not child.value.is_in_words
    ]


def owing(models: Iterable[type[Page]]) -> list[Page]:
    """Published pages with a recording that nobody can read, whatever reason is given."""
    return [
        page
        for model in models
        for page in with_recording(model)
        if any(not recording.value.is_in_words for recording in recordings_on(page))
    ]


def with_recording(model: type[Page]) -> models.QuerySet:
    """Found in the stored text of the streams, so that other pages are left unread."""
    live = model.objects.live()
    streams = streams_of(model)
    wanted = models.Q(pk=None)
    for field in streams:
        live = live.alias(**{f"{field.name}_text": Cast(field.name, models.JSONField())})
        wanted |= models.Q(**{f"{field.name}_text__contains": [{"type": BLOCK}]})
    return live.filter(wanted).order_by("title") if streams else live.none()
