"""The words of one cue: who says what, without marks. https://www.w3.org/TR/webvtt1/#cue-text"""

import re
from collections.abc import Iterator
from html import unescape

TAG = re.compile(r"<([^<>]*)>")
VOICE = re.compile(r"v(?:\.\S*)?(?:\s+(?P<name>.*))?", re.DOTALL)
KNOWN = re.compile(
    r"/?(?:c|i|b|u|ruby|rt|v|lang)(?:[.\s].*)?|(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}", re.DOTALL
)

Said = tuple[str, str]  # speaker, empty where nobody is named, and words


def said_in(text: str) -> list[Said]:
    """Each stretch that one person says. `<v Jane>` counts until the next, `</v>` or the end."""
    speaker, at, found = "", 0, []
    for tag in TAG.finditer(text):
        voice = VOICE.fullmatch(tag[1])
        if not voice and tag[1] != "/v":
            continue
        found.append((speaker, text[at : tag.start()]))
        speaker, at = plain(voice["name"] or "") if voice else "", tag.end()
    found.append((speaker, text[at:]))
    return [(name, words) for name, marked in found if (words := plain(marked))]


def plain(marked: str) -> str:
    return " ".join(unescape(TAG.sub("", marked)).split())


def faults_in(text: str) -> Iterator[tuple[int, str]]:
    """The place of each fault in the text, and what to do. A player drops words in unknown marks."""
    for tag in TAG.finditer(text):
        if not KNOWN.fullmatch(tag[1]):
            yield (
                tag.start(),
                f"Players leave out “{tag[0]}”. Write it in round brackets, or “&lt;” for “<”.",
            )
    rest = TAG.sub(lambda tag: "_" * len(tag[0]), text)
    if "<" in rest:
        yield (
            rest.index("<"),
            "Players leave out what follows “<”. Write “&lt;” for it, or end the mark with “>”.",
        )
