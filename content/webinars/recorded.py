"""What a page with a recording owes to readers who can't hear it, or haven't the time."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Cast
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField
from wagtail.models import Page

from content.blocks.text import TEXT_FEATURES
from content.webinars.recordings import BLOCK, recordings_on, streams_of


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


def refuse_without_words(stories: Iterable[object], reason: str) -> None:
    """`stories` are the streams of a page that is about to be published."""
    silent = [
        child.value
        for story in stories
        if isinstance(story, StreamValue)
        for child in story
        if child.block_type == BLOCK and not child.value.is_in_words
    ]
    if silent and not reason.strip():
        problem = (
            f"The recording “{silent[0]['title']}” has neither captions nor a transcript, so readers "
            "who don't hear get nothing of it. Add one of them to the recording, or write here why "
            "there is none. You can save the draft meanwhile."
        )
        raise ValidationError({"why_no_transcript": problem})


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
