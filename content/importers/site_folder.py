"""Reads a folder that describes a site: one YAML file a page or collection, and media/."""

from dataclasses import dataclass, field
from pathlib import Path

from django.core.validators import slug_re
from wagtail.models import Page

from content import models
from content.importers.entries import Entry, did_you_mean_one_of
from content.importers.pieces.evidence import evidence_pieces
from content.importers.pieces.media import media_pieces
from content.importers.pieces.pages import PagePiece
from content.importers.pieces.piece import Piece
from content.importers.pieces.questions import question_pieces
from content.importers.pieces.redirects import RedirectPiece, redirect_pieces
from content.importers.pieces.search_records import search_record_pieces
from content.importers.pieces.site_address import site_address_piece
from content.importers.pieces.site_frame import site_frame_pieces
from content.importers.pieces.snippets import snippet_pieces
from content.importers.pieces.tool_files import tool_file_pieces
from content.importers.problems import FilesError, Problem
from content.importers.targets import Catalogue, shipped
from content.importers.yaml_files import read_yaml

PAGE_TYPES = {
    name: model
    for name in models.__all__
    if issubclass(model := getattr(models, name), Page)
}  # fmt: skip
COLLECTIONS = [
    "images", "documents", "tool_files", "topics", "organisations", "people", "conditions", "sources",
    "findings", "questions", "redirects", "synonyms", "promoted",
]  # fmt: skip
FILES = [*(f"{name}.yaml" for name in COLLECTIONS), "site.yaml"]
HOME_FILE = "home"
INDEX_FILE = "index"


@dataclass
class SiteFolder:
    """`pieces` are in the order in which they can be written."""

    path: Path
    name: str  # as problems show it
    pieces: list[Piece] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unreadable: list[Problem] = field(default_factory=list)
    untyped: set[str] = field(default_factory=set)  # the keys of pages of an unknown type

    def read(self) -> None:
        """Raises FilesError with everything that is wrong as far as the files alone can tell."""
        if not self.path.is_dir():
            raise FilesError([Problem(self.name, 1, "", "There is no such folder.")])
        self.pieces = [
            *media_pieces("image", self.collection("images"), self.path / "media"),
            *media_pieces("document", self.collection("documents"), self.path / "media"),
            *tool_file_pieces(self.collection("tool_files"), self.path / "media"),
            *snippet_pieces("topic", self.collection("topics")),
            *snippet_pieces("organisation", self.collection("organisations")),
            *snippet_pieces("person", self.collection("people")),
            *evidence_pieces(*map(self.collection, ("conditions", "sources", "findings"))),
            *self.pages(),
            *question_pieces(self.collection("questions")),
            site_address_piece(),
            *redirect_pieces(self.collection("redirects", slugs=False)),
            *search_record_pieces("synonym", self.collection("synonyms")),
            *search_record_pieces("promoted", self.collection("promoted")),
            *site_frame_pieces(self.entry(self.path / "site.yaml")),
        ]
        self.refuse_unread()
        if (
            self.unreadable
        ):  # what refers to it would be reported too, though nothing is wrong there
            raise FilesError(self.unreadable)
        self.refuse_repeated()
        # That a page's type is wrong is reported once, not wherever something refers to the page.
        catalogue = {piece.key for piece in self.pieces} | self.untyped | set(shipped())
        self.refuse_hidden_redirects(catalogue)
        for piece in self.pieces:
            targets = Catalogue(catalogue, piece.needs)
            piece.note_fingerprint(piece.read(targets))
        if self.problems:
            raise FilesError(self.problems)

    def entry(self, path: Path) -> Entry | None:
        """The whole of a file; None when there is none or it can't be read."""
        if not path.exists():
            return None
        try:
            file = read_yaml(path, self.name_of(path))
        except FilesError as error:
            self.unreadable += error.problems
            return None
        return Entry(file.value, file, self.problems)

    def name_of(self, path: Path) -> str:
        return f"{self.name}/{path.relative_to(self.path).as_posix()}"

    def collection(self, name: str, *, slugs: bool = True) -> list[Entry]:
        whole = self.entry(self.path / f"{name}.yaml")
        entries = whole.items() if whole and whole.value is not None else []
        if slugs:
            entries = [entry for entry in entries if has_slug(entry)]
        return entries

    def pages(self) -> list[PagePiece]:
        """Those above before those below, and siblings by their order."""
        folder = self.path / "pages"
        pieces = [self.page(path) for path in sorted(folder.rglob("*.yaml"))]
        pieces = [piece for piece in pieces if piece]
        by_key = {piece.key: piece for piece in pieces}
        for piece in pieces:
            self.refuse_misplaced(piece, by_key)
        return sorted(pieces, key=lambda piece: (piece.name.count("/"), piece.order or 0))

    def page(self, path: Path) -> PagePiece | None:
        entry = self.entry(path)
        if not entry:
            return None
        for part in path.relative_to(self.path / "pages").with_suffix("").parts:
            if not slug_re.match(part):
                entry.wrong(f"“{part}” can't be part of an address: use a-z, 0-9 and hyphens.")
        key = f"page:{self.address(path)}"
        kind = entry.at("type")
        if not isinstance(kind.value, str) or kind.value not in PAGE_TYPES:
            close = did_you_mean_one_of(str(kind.value), list(PAGE_TYPES))
            kind.wrong(f"There is no page type {kind.value or 'given'}{close}")
            self.untyped.add(key)
            return None
        return PagePiece(key, entry, model=PAGE_TYPES[kind.value])

    def address(self, path: Path) -> str:
        """pages/home.yaml is /, pages/about/index.yaml is /about/, pages/about/us.yaml is /about/us/."""
        parts = path.relative_to(self.path / "pages").with_suffix("").parts
        if parts[-1] == INDEX_FILE or parts == (HOME_FILE,):
            parts = parts[:-1]
        return "".join(f"/{part}" for part in parts) + "/"

    def refuse_misplaced(self, piece: PagePiece, by_key: dict[str, PagePiece]) -> None:
        if piece.parent_key is None:
            parent = Page
        elif piece.parent_key in by_key:
            parent = by_key[piece.parent_key].model
            piece.needs.add(piece.parent_key)
        elif piece.parent_key in self.untyped:
            return
        else:
            address = piece.parent_key.partition(":")[2]
            piece.entry.wrong(f"Above this page there is none at {address}. Write its file first.")
            return
        if parent not in piece.model.allowed_parent_page_models():
            above = "the root" if parent is Page else f"{parent.__name__}, as {piece.parent_key} is"
            piece.entry.at("type").wrong(f"{piece.model.__name__} can't lie below {above}.")

    def refuse_unread(self) -> None:
        """A file under a wrong name would be missing without a word."""
        for path in sorted(self.path.rglob("*.y*ml")):
            place = path.relative_to(self.path)
            if place.parts[0] == "pages" and path.suffix == ".yaml":
                continue
            if len(place.parts) > 1 or path.name not in FILES:
                hint = did_you_mean_one_of(path.name, FILES)
                message = f"Nothing reads a file of this name{hint}"
                self.unreadable.append(Problem(self.name_of(path), 1, "", message))

    def refuse_hidden_redirects(self, catalogue: set[str]) -> None:
        for piece in self.pieces:
            if isinstance(piece, RedirectPiece) and f"page:{piece.path}" in catalogue:
                piece.entry.at("old").wrong(
                    f"The page {piece.path} stands at this address, so nobody would be led on. "
                    "Take the redirect out, or give the page another address."
                )

    def refuse_repeated(self) -> None:
        seen: dict[str, Piece] = {}
        for piece in self.pieces:
            if piece.key in seen:
                first = seen[piece.key].entry
                where = f"{first.file.name}:{first.file.line_of(first.path)}"
                piece.entry.wrong(f"“{piece.name}” stands already at {where}. Take one out.")
            seen.setdefault(piece.key, piece)


def has_slug(entry: Entry) -> bool:
    slug = entry.at("slug")
    if isinstance(slug.value, str) and slug_re.match(slug.value):
        return True
    slug.wrong("Write a name of small letters, digits and hyphens, which the other files use.")
    return False
