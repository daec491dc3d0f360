"""How to cite a finding: the sentence as LARCH tells it, with the source that its figures are from.

What is in doubt is cited as such: the state stands in brackets after the sentence.
"""

import re
from dataclasses import dataclass
from datetime import date

AUTHOR = "London Anti-Racism Collaboration for Health"
# In TeX these do something instead of being shown.
TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
    | {character: f"\\{character}" for character in "&%$#_"}
)


@dataclass(frozen=True)
class Citation:
    """`address` is in full, `accessed` the day on which the reader saw the finding."""

    key: str
    title: str
    year: int | None
    based_on: str
    address: str
    accessed: date

    @property
    def harvard(self) -> str:
        return (
            f"{AUTHOR} ({self.year or 'no date'}) {self.title}. {self.figures_from}"
            f"Available at: {self.address} (Accessed: {self.accessed:%-d %B %Y})."
        )

    @property
    def vancouver(self) -> str:
        return (
            f"{AUTHOR}. {self.title} [Internet]. London: LARCH; {self.year or '[date unknown]'} "
            f"[cited {self.accessed:%Y %b %-d}]. {self.figures_from}"
            f"Available from: {self.address}"
        )

    @property
    def plain(self) -> str:
        return (
            f"{self.title}. {self.figures_from}LARCH, {self.address}, "
            f"seen on {self.accessed:%-d %B %Y}."
        )

    @property
    def bibtex(self) -> str:
        fields = {
            "author": f"{{{AUTHOR}}}",  # in braces of its own: no family name to be found in it
            "title": f"{{{tex(self.title)}}}",
            "year": str(self.year or ""),
            "url": self.address,
            "urldate": self.accessed.isoformat(),
            "note": tex(self.figures_from.strip()),
        }
        lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
        return f"@misc{{larch-{self.key},\n{''.join(lines)}}}\n"

    @property
    def ris(self) -> str:
        """Lines as the format wants them: two letters, two spaces, and CR LF at the end."""
        fields = [
            ("TY", "ELEC"),
            ("ID", f"larch-{self.key}"),
            ("AU", AUTHOR),
            ("TI", self.title),
            ("PY", str(self.year or "")),
            ("PB", "LARCH"),
            ("CY", "London"),
            ("UR", self.address),
            ("Y2", f"{self.accessed:%Y/%m/%d/}"),
            ("N1", self.figures_from.strip()),
        ]
        lines = [f"{tag}  - {value}\r\n" for tag, value in fields if value]
        return "".join([*lines, "ER  - \r\n"])

    @property
    def figures_from(self) -> str:
        return f"Figures from: {self.based_on}. " if self.based_on else ""


def citation_of(finding, *, address: str, accessed: date) -> Citation:
    doubt = f" [{finding.get_state_display().lower()}]" if finding.is_in_doubt else ""
    published = finding.last_published_at
    return Citation(
        key=finding.slug,
        title=on_one_line(finding.statement).removesuffix(".") + doubt,
        year=published.year if published else None,
        based_on=cited_source(finding.source),
        address=address,
        accessed=accessed,
    )


def cited_source(source) -> str:
    """ "Publisher (2024) Title <https://…>"; "" when no source is known.

    Within angle brackets no full stop can be taken for a part of the address (RFC 3986, appendix C).
    """
    if source is None:
        return ""
    year = f"({source.year})" if source.year else ""
    address = f"<{source.address}>" if source.address else ""
    parts = [source.publisher, year, source.title.removesuffix("."), address]
    return on_one_line(" ".join(filter(None, parts)))


def tex(text: str) -> str:
    return text.translate(TEX)


def on_one_line(text: str) -> str:
    """A line break would begin another field of the RIS."""
    return re.sub(r"[\s\x00-\x1f\x7f]+", " ", text).strip()
