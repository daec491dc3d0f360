from collections.abc import Iterable
from dataclasses import dataclass

from content.captions.webvtt import Cue


@dataclass(frozen=True, order=True)
class Chapter:
    seconds: int
    title: str


def chapters_of(cues: Iterable[Cue]) -> list[Chapter]:
    """Of a chapters file: each cue is a chapter, and its words are the title."""
    found = [Chapter(int(cue.start), " ".join(words for _, words in cue.said)) for cue in cues]
    return [chapter for chapter in found if chapter.title]
