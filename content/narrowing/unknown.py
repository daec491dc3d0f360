"""What an address asks for that nobody knows: told to the reader, who may have mistyped or followed an old link."""

from dataclasses import dataclass

from content.narrowing.filters import LONGEST_VALUE

NOT_READABLE = "\ufffd"


@dataclass(frozen=True)
class Unknown:
    """`name` is the key in the address and `label` its filter; `asked` may hold anything."""

    name: str
    label: str
    asked: str

    @property
    def shown(self) -> str:
        """What of the value can be shown; its odd bytes are signs that stand for any of them."""
        asked = self.asked.strip()
        text = "".join(each if each.isprintable() else NOT_READABLE for each in asked)
        return f"{text[:LONGEST_VALUE]}…" if len(text) > LONGEST_VALUE else text

    @property
    def words(self) -> str:
        return f"{self.label}: “{self.shown}” is not among the choices"


def asked_for(asked: str) -> bool:
    """Whether a value of an address says anything: a form sends the filters left empty too."""
    return bool(asked.strip())
