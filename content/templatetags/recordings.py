"""A recording on a page: its transcript, and whom its player may load."""

from django import template

from content.blocks.recordings import RecordingValue
from content.webinars.recordings import PlacedRecording, key_of
from content.webinars.transcript_file import file_name

register = template.Library()


@register.simple_tag
def placed(recording: RecordingValue, block_id: str = "") -> PlacedRecording:
    """`block_id` of a recording that stands among other blocks."""
    return PlacedRecording(recording, key_of(block_id))


@register.simple_tag(takes_context=True)
def transcript_file_of(context, recording: PlacedRecording) -> str:
    """Relative to its page; empty where the page has no address yet, or shows something else."""
    page = context.get("page")
    address = page.get_url(context.get("request")) if page and page.pk else None
    return f"{address}{file_name(recording.key)}" if address else ""


@register.simple_tag(takes_context=True)
def may_frame(context, origin: str) -> str:
    """Lets this one answer hold frames from `origin`; no page may unless its template says so."""
    if request := context.get("request"):
        request.frame_origins = {*getattr(request, "frame_origins", ()), origin}
    return ""
