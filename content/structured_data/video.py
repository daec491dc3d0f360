import re

from content.blocks.recordings import RecordingValue
from content.structured_data.node import LANGUAGE, Node, Shown, node
from content.structured_data.organisation import publisher

POSTER = "fill-1280x720|format-webp"  # as the page shows it, so that no other picture is made
PLAYERS = {
    r"^https://(?:[a-z]+\.)?youtube(?:-nocookie)?\.com/(?:watch\?(?:.*&)?v=|embed/|live/)([\w-]+)":
        "https://www.youtube.com/embed/{}",
    r"^https://youtu\.be/([\w-]+)": "https://www.youtube.com/embed/{}",
    r"^https://(?:[a-z]+\.)?vimeo\.com/(?:video/)?(\d+)": "https://player.vimeo.com/video/{}",
}  # fmt: skip


def video(shown: Shown, recording: RecordingValue) -> Node:
    """When it was put up isn't recorded, so no date is told."""
    film, address = recording.get("file"), recording.get("address") or ""
    return node(
        "VideoObject",
        name=recording.get("title"),
        description=recording.get("description") or shown.description or recording.get("title"),
        thumbnailUrl=thumbnail(shown, recording.get("poster")),
        duration=recording.iso_length,
        contentUrl=film and shown.in_full(film.url),
        encodingFormat=film and film.content_type,
        embedUrl=player(address),
        url=address,
        inLanguage=LANGUAGE,
        publisher=publisher(shown),
        transcript=recording.get("transcript"),
    )


def thumbnail(shown: Shown, poster) -> str:
    try:
        return shown.in_full(poster.get_rendition(POSTER).url) if poster else shown.picture
    except OSError:  # damaged or missing; the page stands without it too
        return shown.picture


def player(address: str) -> str | None:
    """Where the service plays the recording by itself."""
    for pattern, template in PLAYERS.items():
        if found := re.match(pattern, address):
            return template.format(found[1])
    return None
