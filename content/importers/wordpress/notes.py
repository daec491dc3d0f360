"""What became of a post, for the report: nothing is changed or left out without a line here."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Attention:
    """Something that has no home in our pages; its source is kept."""

    what: str
    source: str


@dataclass
class Notes:
    blocks: Counter[tuple[str, str]] = field(default_factory=Counter)  # what it was, what it became
    changes: list[str] = field(default_factory=list)
    attention: list[Attention] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    checks: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)  # words that stand in no page, on purpose
    unseen: list[str] = field(default_factory=list)  # by some readers, for its files
    reused: set[int] = field(default_factory=set)  # numbers of reusable blocks that it shows
    added: list[str] = field(default_factory=list)  # words on the page that the source hasn't twice
    media: list[str] = field(default_factory=list)  # each picture and file, and whether it is here
    focal_points: dict[int, tuple[float, float]] = field(
        default_factory=dict
    )  # by picture; from 0 to 1

    links: dict[str, str] = field(default_factory=dict)  # by address, what our pages store instead
    carried: set[str] = field(default_factory=set)  # addresses whose target is a block of ours now
    missing: list[str] = field(default_factory=list)  # what the export lacks, or says unreadably

    def withheld(self, what: str, source: str) -> None:
        """What only some readers saw: told in the report, and its files are for nobody else."""
        self.attention.append(Attention(what, source))
        self.unseen.append(source)

    def became(self, was: str, now: str) -> None:
        self.blocks[was.removeprefix("core/"), now] += 1

    def change(self, what: str) -> None:
        if what not in self.changes:
            self.changes.append(what)

    def left_out(self, why: str, words: str) -> None:
        """Words that a reader of the old page saw, and the new one doesn't."""
        self.changes.append(f"{why}: “{words}”")
        self.named.append(words)
