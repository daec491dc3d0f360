"""The services that play recordings in a frame: what loads one, and who learns of it."""

import re
from dataclasses import dataclass

YOUTUBE = re.compile(
    r"https://(?:(?:www|m)\.)?(?:youtube(?:-nocookie)?\.com/(?:watch\?(?:\S*&)?v=|embed/|live/|shorts/)|youtu\.be/)"
    r"(?P<name>[\w-]+)"
)
# Of an unlisted film the address has a second part, without which nothing plays.
VIMEO = re.compile(
    r"https://(?:www\.|player\.)?vimeo\.com/(?:video/)?(?P<name>\d+)(?:(?:/|\?h=)(?P<key>[0-9a-f]+))?"
)


@dataclass(frozen=True)
class Player:
    service: str
    owner: str
    origin: str  # whence the frame comes
    frame: str  # its address
    public: str  # where the service itself embeds it, for search engines

    @property
    def playing(self) -> str:
        """The frame's address with {t} for the second; it plays at once, as the reader asked."""
        if self.service == "Vimeo":
            return f"{self.frame}&autoplay=1#t={{t}}s"
        return f"{self.frame}&autoplay=1&start={{t}}"


def player_of(address: str) -> Player | None:
    if found := YOUTUBE.match(address):
        origin = "https://www.youtube-nocookie.com"
        frame = f"{origin}/embed/{found['name']}?rel=0"
        public = f"https://www.youtube.com/embed/{found['name']}"
        return Player("YouTube", "Google", origin, frame, public)
    if found := VIMEO.match(address):
        origin = "https://player.vimeo.com"
        key = f"&h={found['key']}" if found["key"] else ""
        public = f"{origin}/video/{found['name']}"
        return Player("Vimeo", "Vimeo", origin, f"{public}?dnt=1{key}", public)
    return None
