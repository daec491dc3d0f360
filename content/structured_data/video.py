from collections.abc import Iterator

from content.structured_data.node import LANGUAGE, Node, Shown, node
from content.structured_data.organisation import publisher
from content.webinars.recordings import PlacedRecording

POSTER = "fill-1280x720|format-webp"  # as the page shows it, so that no other picture is made
MOST_LETTERS = 20_000  # of a transcript; two hours would double the weight of the page


def video(shown: Shown, placed: PlacedRecording) -> Node:
    """Of what lies elsewhere nobody wrote down when it was put up, so no date is told."""
    recording = placed.value
    film, captions = recording.get("file"), recording.get("captions")
    address, player = recording.get("address") or "", recording.player
    return node(
        "VideoObject",
        name=recording.get("title"),
        description=recording.get("description") or shown.description or recording.get("title"),
        thumbnailUrl=thumbnail(shown, recording.get("poster")),
        uploadDate=film and film.created_at.isoformat(),
        duration=recording.iso_length,
        contentUrl=film and shown.in_full(film.url),
        encodingFormat=film and film.content_type,
        embedUrl=player and player.public,
        url=address,
        inLanguage=LANGUAGE,
        publisher=publisher(shown),
        caption=captions and captions_file(shown, captions),
        transcript=short_transcript(placed),
        hasPart=list(clips(shown, placed)),
    )


def captions_file(shown: Shown, document) -> Node:
    return node(
        "MediaObject",
        contentUrl=shown.in_full(document.url),
        encodingFormat="text/vtt",
        inLanguage=LANGUAGE,
    )


def short_transcript(placed: PlacedRecording) -> str:
    text = " ".join(paragraph.text for paragraph in placed.transcript.paragraphs)
    return text if len(text) <= MOST_LETTERS else ""


def clips(shown: Shown, placed: PlacedRecording) -> Iterator[Node]:
    chapters = placed.transcript.chapters
    starts = [chapter.at.seconds for chapter in chapters]
    for chapter, end in zip(chapters, [*starts, placed.value.seconds][1:], strict=True):
        yield node(
            "Clip",
            name=chapter.title,
            startOffset=chapter.at.seconds,
            endOffset=end,
            url=f"{shown.address}{chapter.at.link}",
        )


def thumbnail(shown: Shown, poster) -> str:
    try:
        return shown.in_full(poster.get_rendition(POSTER).url) if poster else shown.picture
    except OSError:  # damaged or missing; the page stands without it too
        return shown.picture
