"""What the library holds of the old site's media, as posts ask for it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kept:
    """A picture or file in the library. `kind` is "image" or "document"."""

    kind: str
    pk: int
    name: str  # of the file, such as report.pdf
    title: str = ""
    alt: str = ""
    caption: str = ""
    url: str = ""

    @property
    def ending(self) -> str:
        return self.name.rpartition(".")[2].lower()


@dataclass(frozen=True)
class Missing:
    """Not in the library, and why."""

    address: str
    reason: str
