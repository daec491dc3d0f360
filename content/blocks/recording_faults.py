"""What is wrong with a recording, by field; a draft may have all of it."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError

from content.captions.clock import seconds_of
from content.captions.faults import refusal
from content.captions.typed import read_typed
from content.media.captions_file import captions_in

Errors = dict[str, ValidationError]
WEBVTT = "Choose a WebVTT file, whose name ends in .vtt."


def source_faults(recording: Mapping) -> Errors:
    film, address = recording["file"], recording["address"]
    if bool(film) == bool(address):
        return {"file": ValidationError("Give either a file or an outside address, not both.")}
    if film and film.file_extension.lower() not in ("mp4", "webm"):
        return {"file": ValidationError("Choose an MP4 or WebM file.")}
    return {}


def text_faults(recording: Mapping) -> Errors:
    errors = {}
    for name in ("captions", "chapters_file"):
        document = recording[name]
        if document and document.file_extension.lower() != "vtt":
            errors[name] = ValidationError(WEBVTT)
        elif document and (faults := captions_in(document).faults):
            errors[name] = refusal(faults)
    if faults := read_typed(recording["transcript"] or "").faults:
        errors["transcript"] = refusal(faults)
    return errors


def chapter_faults(recording: Mapping) -> Errors:
    before = -1
    for chapter in recording["chapters"]:
        seconds = seconds_of(chapter["time"])
        if seconds is None:
            problem = f"“{chapter['time']}” is no time. Write it like 12:34 or 1:02:03."
        elif seconds <= before:
            problem = f"{chapter['time']} doesn't come after the chapter above it."
        else:
            before = seconds
            continue
        return {"chapters": ValidationError(problem)}
    return {}
